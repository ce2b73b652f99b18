import type { Position } from "../ports/feed.js";

/** What has become of an event that was read. */
type Fate = "open" | "handled" | "listed" | "unwanted";

interface Place {
  readonly id: string;
  readonly position: Position;
  fate: Fate;
  /** Whether the inbox holds its id. */
  remembered: boolean;
}

/** Where the checkpoint may stand, and what that means for the inbox. */
export interface Passage {
  readonly position: Position;
  /** How far the feed is in hand beyond it; undefined when nothing is. */
  readonly begun: Position | undefined;
  /** Ids of events handled beyond it that the inbox must hold from now on. */
  readonly handled: readonly string[];
  /** Ids that the inbox holds and need not any more. */
  readonly passed: readonly string[];
}

/**
 * The part of a feed that a consumer has in hand. The checkpoint follows the oldest event that is open; those handled
 * beyond it are remembered by their ids until it has passed them.
 */
export class Window {
  #position: Position;
  #places: Place[] = [];
  readonly #open = new Map<string, Place>();
  #unremembered = 0;

  constructor(position: Position) {
    this.#position = position;
  }

  /** How many events are neither handled nor on the list. */
  get open(): number {
    return this.#open.size;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** The event that the checkpoint waits for. */
  get oldest(): string | undefined {
    return this.#open.keys().next().value;
  }

  /** How far it has been read. */
  get readTo(): Position {
    return this.#places.at(-1)?.position ?? this.#position;
  }

  /** Whether there is a step to be saved. */
  get isDirty(): boolean {
    const front = this.#places[0];
    return this.#unremembered > 0 || (front !== undefined && front.fate !== "open");
  }

  /** Adds the feed's next event. */
  add(
    { id, position }: { readonly id: string; readonly position: Position },
    fate: Fate,
    remembered = false,
  ): void {
    const place = { id, position, fate, remembered };
    this.#places.push(place);
    if (fate === "open") this.#open.set(id, place);
  }

  /** Takes note of what has become of an open event. */
  close(id: string, fate: "handled" | "listed"): void {
    const place = this.#open.get(id);
    if (!place) return;
    this.#open.delete(id);
    place.fate = fate;
    if (fate === "handled") this.#unremembered++;
  }

  /** Steps past what is closed. If what it answers cannot be saved, the window is of no more use. */
  step(): Passage {
    const front = this.#places.findIndex(({ fate }) => fate === "open");
    const gone = front === -1 ? this.#places : this.#places.slice(0, front);
    this.#position = gone.at(-1)?.position ?? this.#position;
    this.#places = front === -1 ? [] : this.#places.slice(front);
    const beyond = this.#places.filter(({ fate, remembered }) => fate === "handled" && !remembered);
    for (const place of beyond) place.remembered = true;
    this.#unremembered = 0;
    return {
      position: this.#position,
      begun: this.#places.at(-1)?.position,
      handled: beyond.map(({ id }) => id),
      passed: gone.filter(({ remembered }) => remembered).map(({ id }) => id),
    };
  }
}
