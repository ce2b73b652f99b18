import type { ConsumerStore, Lease, ParkedCounts } from "../ports/consumer-store.js";
import type { Feed } from "../ports/feed.js";
import { Advance } from "./advance.js";
import { Attempts, type AttemptsOptions } from "./attempts.js";
import { Lag } from "./lag.js";
import { LeaseKeeper } from "./lease-keeper.js";
import { Redeliver } from "./redeliver.js";
import { Signal } from "./signal.js";

const shortestSleepMs = 5;
const longestSleepMs = 500;

/** What a consumer needs. */
export interface ConsumerOptions extends AttemptsOptions {
  readonly producer: string;
  readonly feed: Feed;
  readonly store: ConsumerStore;
  /** Raised when the producer has stored events in this process. */
  readonly news: Signal;
  /** Tells this process from others that share the stores. */
  readonly owner: string;
}

/** One of the things a consumer does over and over while it holds the lease. */
interface Work {
  /** Does some; `false` when there was none. */
  step(lease: Lease): Promise<boolean>;
  /** After a step failed. */
  forget(): void;
  readonly wake: Signal;
}

/**
 * Reads one module's feed on behalf of another and delivers its events: at least once, and in order per key.
 *
 * Of all replicas, one holds the lease. It works through the feed in batches, different keys at once, and saves how far
 * it came together with the ids of what it handled. An event whose reaction fails, or takes too long, is parked with a
 * time for its next attempt, later events of its key are parked behind it, and everything else goes on. After the last
 * attempt it stands on the list of failed events until somebody retries or discards it. Neither the feed nor the parked
 * events wait for each other.
 */
export class Consumer {
  readonly #options: ConsumerOptions;
  readonly #keeper: LeaseKeeper;
  readonly #attempts: Attempts;
  readonly #lag: Lag;
  readonly #works: readonly Work[];
  #stopping = false;
  #loop: Promise<void> | undefined;
  #asleep = 0;

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#keeper = new LeaseKeeper({ ...options, name: options.producer });
    this.#attempts = new Attempts(options);
    this.#lag = new Lag(options);
    const parkedNews = new Signal();
    const shared = {
      ...options,
      keeper: this.#keeper,
      attempts: this.#attempts,
      parkedNews,
      stopping: () => this.#stopping,
    };
    const redeliver = new Redeliver(shared);
    const advance = new Advance({ ...shared, redeliver });
    this.#works = [
      { step: (lease) => advance.step(lease), forget: () => advance.forget(), wake: options.news },
      { step: (lease) => redeliver.step(lease), forget: () => {}, wake: parkedNews },
    ];
  }

  get producer(): string {
    return this.#options.producer;
  }

  get consumer(): string {
    return this.#options.consumer;
  }

  /** How many events it had not handled when it last looked. */
  get lag(): number {
    return this.#lag.events;
  }

  /** How many events were parked when it last looked, by what becomes of them. */
  get parked(): ParkedCounts {
    return this.#lag.parked;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Finishes the events under way, not their batch, and gives the lease up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const { wake } of this.#works) wake.raise();
    await this.#loop;
  }

  /** Whether nothing is left to do but what is parked for good. */
  async isSettled(): Promise<boolean> {
    const { feed, store, producer } = this.#options;
    if (!this.#isIdle()) return false;
    const position = (await store.position(producer)) ?? feed.start;
    return (
      (await feed.lag(position)) === 0 && (await store.nextDueMs(producer)) === undefined && this.#isIdle()
    );
  }

  #isIdle(): boolean {
    return this.#asleep === this.#works.length && this.#attempts.pending === 0;
  }

  async #run(): Promise<void> {
    await Promise.all(this.#works.map((work) => this.#repeat(work)));
    await this.#keeper.during(() => this.#attempts.ended());
    await this.#keeper.release();
  }

  async #repeat({ step, forget, wake }: Work): Promise<void> {
    const { clock, log } = this.#options;
    let sleepMs = shortestSleepMs;
    while (!this.#stopping) {
      const since = wake.raised;
      let busy = false;
      try {
        const lease = await this.#keeper.hold();
        busy = lease !== undefined && (await this.#keeper.during(() => step(lease)));
      } catch (error) {
        log.error({ err: error, consumer: this.consumer, producer: this.producer }, "consumer stumbled");
        forget();
        sleepMs = longestSleepMs;
      }
      await this.#lag.observe();
      if (busy) {
        sleepMs = shortestSleepMs;
        continue;
      }
      this.#asleep++;
      await wake.sleep(clock, sleepMs, since);
      this.#asleep--;
      sleepMs = wake.raised === since ? Math.min(sleepMs * 2, longestSleepMs) : shortestSleepMs;
    }
  }
}
