import type { Logger } from "pino";
import { Rejection } from "../../contract/index.js";
import { errorText } from "../error-text.js";
import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease, ParkedCounts, ParkedEvent } from "../ports/consumer-store.js";
import type { Feed, Position, StoredEvent } from "../ports/feed.js";
import type { Random } from "../ports/random.js";
import type { Delivery } from "./delivery.js";
import { forEachAtOnce } from "./for-each-at-once.js";
import { LeaseKeeper } from "./lease-keeper.js";
import { delayAfter, type RedeliveryPolicy } from "./redelivery.js";
import type { Signal } from "./signal.js";

const batchSize = 256;
const parallelKeys = 64;
const redeliverEveryMs = 100;
const observeEveryMs = 5_000;
const shortestSleepMs = 5;
const longestSleepMs = 500;

/** What a consumer needs. */
export interface ConsumerOptions {
  readonly producer: string;
  readonly consumer: string;
  readonly feed: Feed;
  readonly store: ConsumerStore;
  readonly delivery: Delivery;
  /** Raised when the producer has stored events in this process. */
  readonly news: Signal;
  /** Tells this process from others that share the stores. */
  readonly owner: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly redelivery: RedeliveryPolicy;
  /** The share of events delivered twice, to show that handlers bear it. */
  readonly duplicates: number;
  readonly log: Logger;
}

/**
 * Reads one module's feed on behalf of another and delivers its events: at least once, and in order per key.
 *
 * Of all replicas, one holds the lease. It works through the feed in batches, different keys at once, and saves how far
 * it came together with the ids of what it handled. An event whose reaction fails is parked with a time for its next
 * attempt, later events of its key are parked behind it, and everything else goes on. After the last attempt it stands
 * on the list of failed events until somebody retries or discards it.
 */
export class Consumer {
  readonly #options: ConsumerOptions;
  #stopping = false;
  #loop: Promise<void> | undefined;
  readonly #keeper: LeaseKeeper;
  /** The lease that `position` was read with. */
  #lease: Lease | undefined;
  #position: Position | undefined;
  #redeliverAtMs = 0;
  #lag = 0;
  #parked: ParkedCounts = { retrying: 0, failed: 0, waiting: 0 };
  #observeAt = 0;
  #idle = false;
  readonly #wake: Signal;

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#keeper = new LeaseKeeper({ ...options, name: options.producer });
    this.#wake = options.news;
  }

  get producer(): string {
    return this.#options.producer;
  }

  get consumer(): string {
    return this.#options.consumer;
  }

  /** How many events it had not handled when it last looked. */
  get lag(): number {
    return this.#lag;
  }

  /** How many events were parked when it last looked, by what becomes of them. */
  get parked(): ParkedCounts {
    return this.#parked;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Finishes the batch under way and gives the lease up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake.raise();
    await this.#loop;
  }

  /** Whether nothing is left to do but what is parked for good. */
  async isSettled(): Promise<boolean> {
    const { feed, store, producer } = this.#options;
    if (!this.#idle) return false;
    const position = (await store.position(producer)) ?? feed.start;
    return (await feed.lag(position)) === 0 && (await store.nextDueMs(producer)) === undefined && this.#idle;
  }

  async #run(): Promise<void> {
    const { clock, log } = this.#options;
    let sleepMs = shortestSleepMs;
    while (!this.#stopping) {
      const since = this.#wake.raised;
      let busy = false;
      try {
        busy = await this.#step();
      } catch (error) {
        log.error({ err: error, consumer: this.consumer, producer: this.producer }, "consumer stumbled");
        this.#forget();
        sleepMs = longestSleepMs;
      }
      if (busy) {
        sleepMs = shortestSleepMs;
        continue;
      }
      await this.#observe();
      this.#idle = true;
      await this.#wake.sleep(clock, sleepMs, since);
      this.#idle = false;
      sleepMs = this.#wake.raised === since ? Math.min(sleepMs * 2, longestSleepMs) : shortestSleepMs;
    }
    await this.#keeper.release();
  }

  /** One step of work; `false` when there was none. */
  async #step(): Promise<boolean> {
    const lease = await this.#keeper.hold();
    if (lease?.fence !== this.#lease?.fence) this.#position = lease?.position;
    this.#lease = lease;
    if (!lease) return false;
    return this.#keeper.during(async () => {
      const redelivered = await this.#redeliver(lease);
      return (await this.#advance(lease)) || redelivered;
    });
  }

  /** Looks, now and then, how far behind it is. */
  async #observe(): Promise<void> {
    const { feed, store, clock, producer } = this.#options;
    if (clock.elapsed() < this.#observeAt) return;
    this.#observeAt = clock.elapsed() + observeEveryMs;
    try {
      this.#lag = await feed.lag((await store.position(producer)) ?? feed.start);
      this.#parked = await store.parkedCounts(producer);
    } catch {
      // What it saw last stands until the store answers again.
    }
  }

  /** After a doubt: goes by what the store says. */
  #forget(): void {
    this.#keeper.forget();
    this.#lease = undefined;
  }

  async #advance(lease: Lease): Promise<boolean> {
    const { feed, store, delivery, clock, producer } = this.#options;
    const events = await feed.read(this.#position ?? feed.start, batchSize);
    const last = events.at(-1);
    if (!last) return false;
    const wanted = events.filter(({ type }) => delivery.wants(type));
    const done = await store.handled(wanted.map(({ id }) => id));
    const blocked = wanted.length > 0 ? new Set(await store.parkedKeys(producer)) : new Set<string>();
    const handled: string[] = [];
    const parked: ParkedEvent[] = [];
    await forEachAtOnce(groupByKey(wanted).values(), parallelKeys, async (ofKey) => {
      for (const event of ofKey) {
        if (this.#keeper.lost(lease)) return;
        if (done.has(event.id)) continue;
        if (blocked.has(event.key)) {
          parked.push({
            event,
            status: "waiting",
            attempts: 0,
            nextAtMs: 0,
            error: "waits behind an earlier event of its key",
          });
          continue;
        }
        const failure = await this.#attempt(event, 1);
        if (failure) {
          parked.push(failure);
          blocked.add(event.key);
        } else {
          handled.push(event.id);
        }
      }
    });
    if (this.#keeper.lost(lease)) return true;
    const kept = await store.advance(
      lease,
      { position: last.position, handled, parked: inFeedOrder(parked, events) },
      clock.now(),
    );
    if (kept) this.#position = last.position;
    else this.#forget();
    return true;
  }

  /** Tries parked events whose time has come. */
  async #redeliver(lease: Lease): Promise<boolean> {
    const { store, clock, producer } = this.#options;
    const now = clock.now();
    if (now < this.#redeliverAtMs) return false;
    const due = await store.due(producer, now, parallelKeys);
    this.#redeliverAtMs = due.length > 0 ? now : now + redeliverEveryMs;
    await forEachAtOnce(due, parallelKeys, async ({ event, attempts }) => {
      if (this.#keeper.lost(lease)) return;
      const failure = await this.#attempt(event, attempts + 1);
      const kept = failure
        ? await store.postpone(lease, failure)
        : await store.resolve(lease, event, clock.now());
      if (!kept) this.#forget();
    });
    return due.length > 0;
  }

  /** Delivers one event; answers how to park it when that fails. */
  async #attempt(event: StoredEvent, attempts: number): Promise<ParkedEvent | undefined> {
    const { delivery, random, redelivery, clock, duplicates, log } = this.#options;
    try {
      await delivery.deliver(event);
      if (duplicates > 0 && random.fraction() < duplicates) await delivery.deliver(event);
      return undefined;
    } catch (error) {
      // A refusal is remembered, so that trying again would only repeat it.
      const last = error instanceof Rejection || attempts >= redelivery.attempts;
      const context = {
        err: error,
        consumer: this.consumer,
        event: event.id,
        type: event.type,
        key: event.key,
        attempts,
      };
      log[last ? "error" : "warn"](
        context,
        last ? "reaction failed for good" : "reaction failed; it will be tried again",
      );
      const nextAtMs = last ? 0 : clock.now() + delayAfter(attempts, redelivery, random.fraction());
      return { event, status: last ? "failed" : "retrying", attempts, nextAtMs, error: errorText(error) };
    }
  }
}

function groupByKey(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const group = groups.get(event.key);
    if (group) group.push(event);
    else groups.set(event.key, [event]);
  }
  return groups;
}

function inFeedOrder(parked: readonly ParkedEvent[], events: readonly StoredEvent[]): ParkedEvent[] {
  const order = new Map(events.map(({ id }, n) => [id, n]));
  return [...parked].sort((a, b) => order.get(a.event.id)! - order.get(b.event.id)!);
}
