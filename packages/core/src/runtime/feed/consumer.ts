import type { LogThrottle } from "../../telemetry/log-throttle.js";
import { errorText } from "../error-text.js";
import { plainCause } from "../plain-cause.js";
import type { ParkedCounts } from "../ports/consumer-store.js";
import { Lag } from "./lag.js";
import { LeaseKeeper } from "./lease-keeper.js";
import { Signal } from "./signal.js";
import { Tenure, type TenureOptions } from "./tenure.js";
import { UnderWay } from "./under-way.js";

const shortestSleepMs = 5;
const longestSleepMs = 500;

/** What a consumer needs. */
export interface ConsumerOptions
  extends Omit<TenureOptions, "underWay" | "wake" | "isStopping" | "isLeaseFresh"> {
  /** Tells this process from others that share the stores. */
  readonly owner: string;
  /** Shared by all consumers, for an outage stops all of them. */
  readonly throttled: LogThrottle;
}

/**
 * Reads one module's feed on behalf of another and hands its events to the reactions: at least once, and in order per
 * key. This is how.
 *
 * Of all replicas one holds the **lease**. What it has in hand it keeps in a {@link Tenure}: a **window** of the feed, the
 * **line** of those that wait for their turn, and what is running. Everything happens in **rounds**, one after the other:
 * read on, look at the list, take those whose turn it is, save, begin. Attempts end between rounds. So there is one
 * writer, and no two parts that must agree.
 *
 * An event is in one of these states, and nobody but the one named moves it:
 *
 * ```
 *            read              its turn: counted, saved, begun            all reactions done
 *  in feed ───────► in line ─────────────────────────────────► running ─────────────────────► handled
 *                     │ fills the hand           outlasts 1 s │   │ a reaction failed
 *                     ▼                                       ▼   ▼
 *  on the list:     queued ── its turn ──► running ────► retrying ── its time ──► running … ──► failed
 *                     ▲                       │ the process died: counted by the next holder     │
 *                  waiting ◄── behind another of its key                    a person: retry, discard
 * ```
 *
 * - **Counted before it begins.** What is in line has been saved as begun, together with the checkpoint; an attempt at a
 *   listed event is counted in its row. A holder that ends as it should takes that back. One that finds it was left by a
 *   process that died: each such event gets a death counted, is tried ever later and alone, and is failed after five.
 * - **The checkpoint waits for nobody for long.** What is slow goes on the list while it runs; what was handled beyond the
 *   checkpoint stands in the inbox until that has passed it.
 * - **A bound that is one.** {@link Places} are kept until the code has ended, even if its time is over. Time in line costs
 *   no deadline: a reaction's clock stands still while what it calls waits for its turn.
 * - **Never two attempts at an event in one process**, for {@link UnderWay} outlasts the lease. In two processes only when
 *   one stalls for longer than the lease and goes on; it can save nothing then.
 */
export class Consumer {
  readonly #options: TenureOptions;
  readonly #throttled: LogThrottle;
  readonly #keeper: LeaseKeeper;
  readonly #lag: Lag;
  readonly #underWay = new UnderWay();
  readonly #wake = new Signal();
  readonly #stop = new Signal();
  #tenure: Tenure | undefined;
  #lastFence: number | undefined;
  #stopping = false;
  #loop: Promise<void> | undefined;
  #asleep = false;
  #lookAround = true;

  constructor(options: ConsumerOptions) {
    this.#throttled = options.throttled;
    this.#keeper = new LeaseKeeper({ ...options, name: options.producer });
    this.#options = {
      ...options,
      underWay: this.#underWay,
      wake: this.#wake,
      isStopping: () => this.#stopping,
      isLeaseFresh: () => this.#keeper.isFresh,
    };
    this.#lag = new Lag(options);
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

  /** How many events are being handled, and how many of them beyond their deadline. */
  get underWay(): { readonly running: number; readonly overdue: number } {
    const { size, untold } = this.#underWay;
    return { running: size, overdue: size - untold };
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Looks at once for what has changed on the list, or in the feed. */
  look(): void {
    this.#lookAround = true;
    this.#wake.raise();
  }

  /** Lets what is under way end, begins nothing more, and gives the lease up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake.raise();
    this.#stop.raise();
    await this.#loop;
  }

  /** Whether nothing is left to do but what has failed for good. */
  async isSettled(): Promise<boolean> {
    const { feed, store, producer } = this.#options;
    if (!this.#isIdle()) return false;
    const position = (await store.position(producer)) ?? feed.start;
    return (await feed.lag(position)) === 0 && !(await store.hasDue(producer)) && this.#isIdle();
  }

  #isIdle(): boolean {
    return this.#asleep && this.#underWay.size === 0 && (this.#tenure?.isIdle ?? true);
  }

  async #run(): Promise<void> {
    const unfollow = this.#options.news.lead(this.#wake);
    let sleepMs = shortestSleepMs;
    while (!this.#stopping) {
      const since = this.#wake.raised;
      const busy = await this.#attend(() => this.#round());
      await this.#lag.observe();
      if (busy === true) sleepMs = shortestSleepMs;
      else if (busy === false) sleepMs = await this.#sleep(sleepMs, since);
      else await this.#rest();
    }
    unfollow();
    await this.#windUp();
  }

  /** One round of the tenure, if the lease is ours. */
  async #round(): Promise<boolean | "another's"> {
    const lease = await this.#keeper.hold();
    if (!lease) {
      this.#leave();
      return "another's";
    }
    if (this.#tenure?.fence !== lease.fence) {
      this.#tenure = await Tenure.begin(this.#options, lease, lease.fence !== this.#lastFence);
    }
    const lookAround = this.#lookAround;
    this.#lookAround = false;
    const busy = (await this.#tenure?.round(lookAround)) ?? "lost";
    if (busy === "lost") {
      this.#forget();
      return false;
    }
    if (this.#tenure?.hasInherited) this.#lastFence = lease.fence;
    return busy;
  }

  /** Does some work; after a failure goes by what the store says. */
  async #attend<T>(work: () => Promise<T>): Promise<T | "stumbled"> {
    try {
      return await work();
    } catch (error) {
      const { log, consumer, producer } = this.#options;
      this.#throttled(`consumer stumbled: ${errorText(error)}`, (alike) =>
        log.error({ err: plainCause(error), consumer, producer, ...alike }, "consumer stumbled"),
      );
      this.#forget();
      return "stumbled";
    }
  }

  #leave(): void {
    this.#tenure?.abandon();
    this.#tenure = undefined;
    this.#options.places.settle(this.#wake, false);
  }

  #forget(): void {
    this.#leave();
    this.#lookAround = true;
    this.#keeper.forget();
  }

  /** Leaves the store alone for a while, whatever comes, unless it is to stop. */
  async #rest(): Promise<void> {
    this.#asleep = true;
    await this.#stop.sleep(this.#options.clock, longestSleepMs, this.#stop.raised);
    this.#asleep = false;
  }

  /** Sleeps, and answers how long to sleep the next time. */
  async #sleep(ms: number, since: number): Promise<number> {
    this.#asleep = true;
    await this.#wake.sleep(this.#options.clock, ms, since);
    this.#asleep = false;
    const woken = this.#wake.raised !== since;
    this.#lookAround ||= !woken;
    return woken ? shortestSleepMs : Math.min(ms * 2, longestSleepMs);
  }

  /** Waits for what is under way, keeps the lease meanwhile, and saves what it comes to. */
  async #windUp(): Promise<void> {
    await this.#attend(async () => (await this.#held())?.retire());
    while (this.#underWay.untold > 0) {
      await this.#sleep(longestSleepMs, this.#wake.raised);
      await this.#attend(async () => (await this.#held())?.finish());
    }
    // What ended while the others were saved.
    await this.#attend(async () => (await this.#held())?.finish());
    await this.#keeper.release();
  }

  /** The tenure, if the lease is still the one that it began under. */
  async #held(): Promise<Tenure | undefined> {
    const lease = await this.#keeper.hold();
    return lease?.fence === this.#tenure?.fence ? this.#tenure : undefined;
  }
}
