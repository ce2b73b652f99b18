import type { Attempt, Delivered } from "./delivery.js";

/** So many events are known to have been handled here, should the store not know it. */
const mostHandled = 2_000;

interface Entry {
  readonly key: string;
  tell: (delivered: Delivered) => void;
  /** Whether it has been told what the attempt came to: its code outlives its deadline. */
  told: boolean;
}

/**
 * The attempts of one consumer in this process that have not ended, whatever lease they were begun under: of an event
 * there are never two at once.
 */
export class UnderWay {
  readonly #entries = new Map<string, Entry>();
  readonly #handled = new Set<string>();

  get size(): number {
    return this.#entries.size;
  }

  /** How many have not come to anything yet. */
  get untold(): number {
    return [...this.#entries.values()].filter(({ told }) => !told).length;
  }

  has(eventId: string): boolean {
    return this.#entries.has(eventId);
  }

  /** Keys of the attempts whose code outlives its deadline. */
  overdueKeys(): readonly string[] {
    return [...this.#entries.values()].filter(({ told }) => told).map(({ key }) => key);
  }

  /** Whether it was handled here a while ago, perhaps without the store's knowledge. */
  wasHandled(eventId: string): boolean {
    return this.#handled.has(eventId);
  }

  add(
    { id, key }: { readonly id: string; readonly key: string },
    attempt: Attempt,
    tell: (delivered: Delivered) => void,
  ): void {
    const entry: Entry = { key, tell, told: false };
    this.#entries.set(id, entry);
    void attempt.delivered.then((delivered) => {
      entry.told = true;
      if (delivered.errors.length === 0) this.#remember(id);
      entry.tell(delivered);
    });
    void attempt.ended.then(() => this.#entries.delete(id));
  }

  /** Lets somebody else be told what an attempt comes to; `false` when that has been told already. */
  adopt(eventId: string, tell: (delivered: Delivered) => void): boolean {
    const entry = this.#entries.get(eventId);
    if (!entry || entry.told) return false;
    entry.tell = tell;
    return true;
  }

  #remember(eventId: string): void {
    this.#handled.add(eventId);
    if (this.#handled.size > mostHandled) this.#handled.delete(this.#handled.values().next().value!);
  }
}
