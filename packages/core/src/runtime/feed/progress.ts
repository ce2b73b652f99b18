import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease, ParkedEvent } from "../ports/consumer-store.js";
import type { Position, StoredEvent } from "../ports/feed.js";

const saveEveryMs = 1_000;

/** What progress is saved with. */
export interface ProgressOptions {
  readonly store: ConsumerStore;
  readonly clock: Clock;
  readonly lease: Lease;
  /** The batch, in the feed's order. */
  readonly events: readonly StoredEvent[];
}

/** What has been done of a batch and is not saved yet. Saved in between, it is not done again after an interruption. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #order: ReadonlyMap<string, number>;
  #handled: string[] = [];
  #parked: ParkedEvent[] = [];
  #saved: Promise<boolean> = Promise.resolve(true);
  #saveAtMs: number;
  /** Whether saving failed or was refused: going on makes no sense then. */
  broken = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#order = new Map(options.events.map(({ id }, n) => [id, n]));
    this.#saveAtMs = options.clock.elapsed() + saveEveryMs;
  }

  handled(event: StoredEvent): void {
    this.#handled.push(event.id);
  }

  parked(item: ParkedEvent): void {
    this.#parked.push(item);
  }

  /** Whether it was saved last a while ago. */
  get isDue(): boolean {
    return this.#options.clock.elapsed() >= this.#saveAtMs;
  }

  /** Saves what was done, and moves the checkpoint if told to; `false` when the lease was lost. */
  save(position?: Position): Promise<boolean> {
    this.#saveAtMs = this.#options.clock.elapsed() + saveEveryMs;
    // One after the other, so that of a key no later event is listed before an earlier one.
    this.#saved = this.#saved.then((kept) => kept && this.#write(position));
    return this.#saved;
  }

  async #write(position: Position | undefined): Promise<boolean> {
    const { store, clock, lease } = this.#options;
    const [handled, parked] = [this.#handled, this.#parked];
    this.#handled = [];
    this.#parked = [];
    if (position === undefined && handled.length === 0 && parked.length === 0) return true;
    const place = ({ event }: ParkedEvent) => this.#order.get(event.id) ?? 0;
    parked.sort((a, b) => place(a) - place(b));
    try {
      const kept = await store.advance(lease, { position, handled, parked }, clock.now());
      this.broken ||= !kept;
      return kept;
    } catch (error) {
      this.broken = true;
      throw error;
    }
  }
}
