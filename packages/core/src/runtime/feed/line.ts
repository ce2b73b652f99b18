import type { StoredEvent } from "../ports/feed.js";

/** An event that a consumer has in hand. */
export interface Item {
  readonly event: StoredEvent;
  /** How often it was handed to the reactions before. */
  readonly attempts: number;
  /** How often its process died meanwhile. */
  readonly crashes: number;
  /** The reactions that have handled it already, by name. */
  readonly done: readonly string[];
  /** Whether it stands on the list of parked events; else its place is in the feed. */
  listed: boolean;
  /** When it was read from the feed, as the clock's `elapsed`. */
  readonly readAtMs: number;
  /** When its attempt began, as the clock's `elapsed`. */
  begunAtMs: number;
}

/**
 * Who comes next. Of each key one event at a time, the oldest; keys take turns, so that none waits for another's
 * backlog. Pure: what may start now is the caller's to say.
 */
export class Line {
  readonly #waiting = new Map<string, Item[]>();
  #size = 0;
  /** Keys of which an event is being handled. */
  readonly #busy = new Set<string>();
  /** Keys that wait and are not busy, in the order of their turns. */
  readonly #turns = new Set<string>();

  /** How many wait. */
  get size(): number {
    return this.#size;
  }

  /** Stands behind everything of its key. */
  add(item: Item): void {
    const { key } = item.event;
    const ofKey = this.#waiting.get(key);
    if (ofKey) ofKey.push(item);
    else this.#waiting.set(key, [item]);
    this.#size++;
    if (!this.#busy.has(key)) this.#turns.add(key);
  }

  /** The first whose turn it is and who may start; its key is busy until {@link free}. */
  take(mayStart: (item: Item) => boolean): Item | undefined {
    for (const key of this.#turns) {
      const ofKey = this.#waiting.get(key)!;
      const first = ofKey[0]!;
      if (!mayStart(first)) continue;
      ofKey.shift();
      if (ofKey.length === 0) this.#waiting.delete(key);
      this.#size--;
      this.#turns.delete(key);
      this.#busy.add(key);
      return first;
    }
    return undefined;
  }

  /** Whether any whose turn it is may start. */
  someNext(mayStart: (item: Item) => boolean): boolean {
    for (const key of this.#turns) if (mayStart(this.#waiting.get(key)![0]!)) return true;
    return false;
  }

  /** The first that waits of a key. */
  first(key: string): Item | undefined {
    return this.#waiting.get(key)?.[0];
  }

  /** An event that is the first of its key to wait. */
  find(eventId: string): Item | undefined {
    for (const [first] of this.#waiting.values()) if (first!.event.id === eventId) return first;
    return undefined;
  }

  /** Marks a key as busy with an event that did not stand in line. */
  occupy(key: string): void {
    this.#busy.add(key);
    this.#turns.delete(key);
  }

  /** The key's event has been handled, or given up: the next one takes its turn behind the other keys. */
  free(key: string): void {
    this.#busy.delete(key);
    if (this.#waiting.has(key)) this.#turns.add(key);
  }

  /** Takes all that waits of a key out of the line, oldest first. */
  leave(key: string): readonly Item[] {
    const left = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    this.#turns.delete(key);
    this.#size -= left.length;
    return left;
  }

  /** Keys of which something waits. */
  keys(): readonly string[] {
    return [...this.#waiting.keys()];
  }
}
