import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease } from "../ports/consumer-store.js";
import type { Feed, Position, StoredEvent } from "../ports/feed.js";
import type { Random } from "../ports/random.js";
import type { Attempts } from "./attempts.js";
import type { Delivery } from "./delivery.js";
import { forEachAtOnce } from "./for-each-at-once.js";
import type { LeaseKeeper } from "./lease-keeper.js";
import { inTime, late } from "./patience.js";
import { Progress } from "./progress.js";
import type { Redeliver } from "./redeliver.js";
import { delayAfter, type RedeliveryPolicy } from "./redelivery.js";
import type { Signal } from "./signal.js";

const batchSize = 256;
const keysAtOnce = 64;

/** What advancing takes. */
export interface AdvanceOptions {
  readonly producer: string;
  readonly feed: Feed;
  readonly store: ConsumerStore;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly random: Random;
  readonly redelivery: RedeliveryPolicy;
  readonly attempts: Attempts;
  readonly redeliver: Redeliver;
  readonly keeper: LeaseKeeper;
  readonly parkedNews: Signal;
  readonly stopping: () => boolean;
}

/**
 * Works through the feed in batches, different keys at once. What fails is parked, and so is what takes too long, with
 * all that follows of its key: the checkpoint waits for neither.
 */
export class Advance {
  readonly #options: AdvanceOptions;
  #fence: number | undefined;
  #position: Position = "";

  constructor(options: AdvanceOptions) {
    this.#options = options;
  }

  /** After a doubt: goes by what the store says. */
  forget(): void {
    this.#fence = undefined;
    this.#options.keeper.forget();
  }

  /** One batch; `false` when the feed has no more. */
  async step(lease: Lease): Promise<boolean> {
    const { feed, store, delivery, clock, producer, keeper, parkedNews } = this.#options;
    if (this.#fence !== lease.fence) {
      this.#position = (await store.position(producer)) ?? feed.start;
      this.#fence = lease.fence;
    }
    const events = await feed.read(this.#position, batchSize);
    const last = events.at(-1);
    if (!last) return false;
    const groups = groupByKey(events.filter(({ type }) => delivery.wants(type)));
    // In this order: what is taken off the list between the two is found handled, never delivered out of turn.
    const blocked = new Set(await store.parkedKeys(producer, [...groups.keys()]));
    const done = await store.handled([...groups.values()].flat().map(({ id }) => id));
    const progress = new Progress({ store, clock, lease, events });
    let unfinished = false;
    await forEachAtOnce(groups.values(), keysAtOnce, async (ofKey) => {
      for (const event of ofKey) {
        if (this.#mustEnd(lease, progress)) {
          unfinished = true;
          return;
        }
        if (done.has(event.id)) continue;
        if (blocked.has(event.key)) progress.parked(behind(event));
        else if (!(await this.#deliver(event, lease, progress))) blocked.add(event.key);
        if (progress.isDue) await progress.save();
      }
    });
    if (keeper.lost(lease)) return true;
    const kept = await progress.save(unfinished ? undefined : last.position);
    if (!kept) this.forget();
    else if (!unfinished) this.#position = last.position;
    if (blocked.size > 0) parkedNews.raise();
    return true;
  }

  #mustEnd(lease: Lease, progress: Progress): boolean {
    const { keeper, stopping } = this.#options;
    return stopping() || progress.broken || keeper.lost(lease);
  }

  /** Whether the event was handled; if not, it was parked. */
  async #deliver(event: StoredEvent, lease: Lease, progress: Progress): Promise<boolean> {
    const { clock, random, redelivery, attempts, redeliver } = this.#options;
    const pending = attempts.isPending(event);
    const attempt = pending ? undefined : attempts.begin(event, 1);
    const failure = attempt ? await inTime(clock, attempt, redelivery.patienceMs) : late;
    if (failure === undefined) {
      progress.handled(event);
      return true;
    }
    if (failure !== late) {
      progress.parked(failure);
      return false;
    }
    const nextAtMs = clock.now() + delayAfter(1, redelivery, random.fraction());
    const error = `it has not ended within ${redelivery.patienceMs} ms`;
    progress.parked({ event, status: "retrying", attempts: 1, nextAtMs, error });
    const listed = progress.save();
    if (attempt) redeliver.follow(lease, event, attempt, listed);
    await listed;
    return false;
  }
}

function behind(event: StoredEvent) {
  const error = "waits behind an earlier event of its key";
  return { event, status: "waiting", attempts: 0, nextAtMs: 0, error } as const;
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
