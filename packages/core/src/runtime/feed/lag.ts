import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, ParkedCounts } from "../ports/consumer-store.js";
import type { Feed } from "../ports/feed.js";

const everyMs = 5_000;

/** What is looked at. */
export interface LagOptions {
  readonly producer: string;
  readonly feed: Feed;
  readonly store: ConsumerStore;
  readonly clock: Clock;
}

/** How far behind a consumer is, as it last looked. */
export class Lag {
  readonly #options: LagOptions;
  #lookAtMs = 0;
  events = 0;
  parked: ParkedCounts = { queued: 0, running: 0, retrying: 0, waiting: 0, failed: 0 };

  constructor(options: LagOptions) {
    this.#options = options;
  }

  /** Looks, now and then. */
  async observe(): Promise<void> {
    const { feed, store, clock, producer } = this.#options;
    if (clock.elapsed() < this.#lookAtMs) return;
    this.#lookAtMs = clock.elapsed() + everyMs;
    try {
      this.events = await feed.lag((await store.position(producer)) ?? feed.start);
      this.parked = await store.parkedCounts(producer);
    } catch {
      // What it saw last stands until the store answers again.
    }
  }
}
