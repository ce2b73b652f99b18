import type { Logger } from "pino";
import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease, ParkedEvent } from "../ports/consumer-store.js";
import type { StoredEvent } from "../ports/feed.js";
import type { Attempts } from "./attempts.js";
import { forEachAtOnce } from "./for-each-at-once.js";
import type { LeaseKeeper } from "./lease-keeper.js";
import { inTime } from "./patience.js";
import type { RedeliveryPolicy } from "./redelivery.js";
import type { Signal } from "./signal.js";

const atOnce = 64;

/** What redelivering takes. */
export interface RedeliverOptions {
  readonly producer: string;
  readonly store: ConsumerStore;
  readonly clock: Clock;
  readonly redelivery: RedeliveryPolicy;
  readonly attempts: Attempts;
  readonly keeper: LeaseKeeper;
  /** Raised when there may be more to redeliver. */
  readonly parkedNews: Signal;
  readonly stopping: () => boolean;
  readonly log: Logger;
}

/** Tries parked events again when their time has come, and records what came of attempts at parked events. */
export class Redeliver {
  readonly #options: RedeliverOptions;

  constructor(options: RedeliverOptions) {
    this.#options = options;
  }

  /** One round; `false` when nothing was due. It does not wait for those that take long: they go on beside the next. */
  async step(lease: Lease): Promise<boolean> {
    const { store, clock, producer, redelivery, attempts, keeper, stopping } = this.#options;
    const found = await store.due(producer, clock.now(), atOnce + attempts.pending);
    const due = found.filter(({ event }) => !attempts.isPending(event));
    await forEachAtOnce(due, atOnce, async ({ event, attempts: before }) => {
      if (stopping() || keeper.lost(lease) || attempts.isPending(event)) return;
      const attempt = attempts.begin(event, before + 1);
      const recorded = attempts.keepPending(event, this.#record(lease, event, attempt));
      await inTime(clock, recorded, redelivery.patienceMs);
    });
    return due.length > 0;
  }

  /** Records what comes of an attempt that its batch no longer waits for, once the event stands on the list. */
  follow(
    lease: Lease,
    event: StoredEvent,
    attempt: Promise<ParkedEvent | undefined>,
    listed: Promise<boolean>,
  ): void {
    const { attempts, log } = this.#options;
    const record = async () => {
      const isListed = await listed.catch(() => false);
      if (isListed) await this.#record(lease, event, attempt);
      else await attempt;
    };
    const failed = (error: unknown) =>
      log.warn({ err: error, event: event.id }, "a slow reaction ended unrecorded; it will be tried again");
    attempts.keepPending(event, record().catch(failed));
  }

  async #record(lease: Lease, event: StoredEvent, attempt: Promise<ParkedEvent | undefined>): Promise<void> {
    const { store, clock, keeper, parkedNews } = this.#options;
    const failure = await attempt;
    const kept = failure
      ? await store.postpone(lease, failure)
      : await store.resolve(lease, event, clock.now());
    if (!kept && !keeper.lost(lease)) keeper.forget();
    parkedNews.raise();
  }
}
