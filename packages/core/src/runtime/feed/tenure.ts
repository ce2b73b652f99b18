import type { Logger } from "pino";
import { Rejection } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import { traceIdOf } from "../../telemetry/tracing.js";
import { errorText } from "../error-text.js";
import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease, ParkedEvent, Postponed, Progress } from "../ports/consumer-store.js";
import type { Feed, Position, StoredEvent } from "../ports/feed.js";
import type { Random } from "../ports/random.js";
import type { Delivered, Delivery } from "./delivery.js";
import { type Item, Line } from "./line.js";
import type { Places } from "./places.js";
import { delayAfter, type RedeliveryPolicy } from "./redelivery.js";
import type { Signal } from "./signal.js";
import type { Trials } from "./trials.js";
import type { UnderWay } from "./under-way.js";
import { type Passage, Window } from "./window.js";

const readAtOnce = 256;
/** So many events of the feed are in hand at the most, and so many of the list. */
const mostInHand = 512;
const keysAtOnce = 64;
/** The checkpoint waits so long for a slow reaction; then its event is put on the list. */
const setAsideAfterMs = 1_000;
/** So long may a full hand wait for its own keys before others get their turn. */
const stuckForMs = 500;
const saveEveryMs = 1_000;
const lookEveryMs = 500;
const readEveryMs = 5;

const behind = "waits behind an earlier event of its key";
const died = "the process ended while it was being handled";
const interrupted = "the process stopped while it was being handled";
const overdue = "its code has outlived its deadline and has not ended";

/** What a consumer works with. */
export interface TenureOptions {
  readonly producer: string;
  readonly consumer: string;
  readonly feed: Feed;
  /** Raised when the producer has stored events in this process. */
  readonly news: Signal;
  readonly store: ConsumerStore;
  readonly delivery: Delivery;
  readonly places: Places;
  readonly trials: Trials;
  readonly clock: Clock;
  readonly random: Random;
  readonly redelivery: RedeliveryPolicy;
  readonly log: Logger;
  /** What has been begun in this process and not ended, also under earlier leases. */
  readonly underWay: UnderWay;
  /** Raised when something has ended. */
  readonly wake: Signal;
  readonly isStopping: () => boolean;
  /** Whether the lease cannot have run out. */
  readonly isLeaseFresh: () => boolean;
}

/** What is to be saved next. */
interface Pending {
  readonly parked: ParkedEvent[];
  readonly resolved: { readonly id: string; readonly key: string }[];
  readonly postponed: Postponed[];
  readonly requeued: string[];
  /** Keys that are listed with it: more of them must be listed too. */
  readonly blocked: Set<string>;
}

/** What a consumer does while it holds the lease under one fence; what it has in hand goes when the fence does. */
export class Tenure {
  readonly #options: TenureOptions;
  readonly #lease: Lease;
  readonly #window: Window;
  readonly #line = new Line();
  /** By key, what is being handled. */
  readonly #running = new Map<string, Item>();
  /** Read since progress was saved last: if the process died now, nobody would know that they had been begun. */
  #unsaved = new Set<string>();
  #pending = nothingPending();
  /** Up to here lies what may have been under way when an earlier holder died. */
  #suspectTo: Position | undefined;
  #saveAtMs = 0;
  #lookAtMs = 0;
  #readAtMs = 0;
  #newsRead = 0;
  #hasMore = true;
  #stuckSinceMs: number | undefined;
  #isOver = false;
  /** What has been on trial. */
  readonly #tried = new Set<string>();

  private constructor(options: TenureOptions, lease: Lease, suspectTo: Position | undefined) {
    this.#options = options;
    this.#lease = lease;
    this.#window = new Window(lease.position ?? options.feed.start);
    this.#suspectTo = suspectTo;
  }

  /**
   * Begins to work under a lease. What an earlier holder had begun and not ended may be what killed it, and is counted so.
   *
   * @param inherited whether the lease was another's before
   */
  static async begin(options: TenureOptions, lease: Lease, inherited: boolean): Promise<Tenure | undefined> {
    const { store, redelivery, clock, consumer, log } = options;
    if (inherited) {
      const accused = await store.accuse(lease, redelivery.crashes, died, clock.now());
      if (!accused) return undefined;
      for (const { eventId, status } of accused) {
        log[status === "failed" ? "error" : "warn"]({ consumer, event: eventId, status }, died);
      }
    }
    return new Tenure(options, lease, inherited ? lease.begun : undefined);
  }

  get fence(): number {
    return this.#lease.fence;
  }

  /** Whether all that an earlier holder had begun has been looked at. */
  get hasInherited(): boolean {
    return this.#suspectTo === undefined;
  }

  /** Whether it has nothing in hand and nothing to save. */
  get isIdle(): boolean {
    return (
      this.#line.size === 0 && this.#running.size === 0 && !this.#window.isDirty && isEmpty(this.#pending)
    );
  }

  /**
   * One round; `"lost"` when the lease was lost, `false` when there was nothing to do.
   *
   * @param lookAround whether to look for what nobody in this process may have told of
   */
  async round(lookAround: boolean): Promise<boolean | "lost"> {
    const { isStopping, isLeaseFresh } = this.#options;
    const read = await this.#read(lookAround);
    await this.#lookAtList(lookAround);
    const next = this.#take();
    const fromList = next.filter(({ listed }) => listed);
    this.#setAside();
    try {
      if (this.#mustSave(next) && !(await this.#save(next, fromList))) return "lost";
    } catch (error) {
      for (const item of next) this.#giveBack(item);
      throw error;
    }
    const ready = next.filter((item) => this.#running.get(item.event.key) === item);
    if (!isStopping() && isLeaseFresh()) {
      for (const item of ready) this.#start(item);
      return read || next.length > 0;
    }
    for (const item of ready) {
      this.#giveBack(item);
      if (item.listed) this.#pending.postponed.push(interruption(item));
    }
    return isStopping() ? false : "lost";
  }

  /** The lease is gone, or what the store knows is in doubt: a trial of something that has ended is of no more use. */
  abandon(): void {
    const { trials, underWay } = this.#options;
    this.#isOver = true;
    for (const id of this.#tried) if (!underWay.has(id)) trials.end(id);
  }

  /** Lets go of all that has not begun, and tells that what is under way is no longer anybody's death. */
  async retire(): Promise<boolean> {
    for (const key of this.#line.keys()) this.#line.leave(key);
    const listed = [...this.#running.values()].filter((item) => item.listed);
    this.#pending.postponed.push(...listed.map(interruption));
    return this.#close();
  }

  /** Saves what has ended since, when nothing more begins. */
  async finish(): Promise<boolean> {
    return this.isIdle || this.#close();
  }

  async #close(): Promise<boolean> {
    return (await this.#write(this.#window.step(), undefined, [])) !== undefined;
  }

  async #read(lookAround: boolean): Promise<boolean> {
    const { feed, news, store, delivery, producer, clock, underWay } = this.#options;
    if (this.#window.open + readAtOnce > mostInHand) return false;
    const nothingNew = news.raised === this.#newsRead && clock.elapsed() < this.#readAtMs;
    if (nothingNew && !lookAround) return false;
    this.#newsRead = news.raised;
    const events = await feed.read(this.#window.readTo, readAtOnce);
    this.#hasMore = events.length === readAtOnce;
    this.#readAtMs = this.#hasMore ? 0 : clock.elapsed() + readEveryMs;
    if (events.length === 0) return false;
    const wanted = events.filter(({ type }) => delivery.reactionsTo(type).length > 0);
    // In this order: what is taken off the list between the two is found handled, never delivered out of turn.
    const listed = await store.parkedKeys(producer, [...new Set(wanted.map(({ key }) => key))]);
    const handled = await store.handled(wanted.map(({ id }) => id));
    const ofInterest = new Set(wanted);
    for (const event of events) {
      if (!ofInterest.has(event)) this.#window.add(event, "unwanted");
      else if (handled.has(event.id)) this.#window.add(event, "handled", true);
      else if (underWay.wasHandled(event.id)) this.#window.add(event, "handled");
      else if (listed.has(event.key) || this.#pending.blocked.has(event.key)) {
        this.#window.add(event, "listed");
        this.#park(event, "waiting", behind);
      } else if (underWay.has(event.id)) {
        this.#window.add(event, "open");
        if (!this.#adopt(fresh(event))) this.#failed(fresh(event), [], [new Error(overdue)]);
      } else if (this.#suspectTo !== undefined) {
        this.#window.add(event, "listed");
        this.#park(event, "retrying", died, { attempts: 1, crashes: 1 });
      } else {
        this.#window.add(event, "open");
        this.#unsaved.add(event.id);
        this.#line.add(fresh(event, clock.elapsed()));
      }
      if (event.position === this.#suspectTo) this.#suspectTo = undefined;
    }
    return this.#hasMore;
  }

  /** Takes in hand what is due on the list, now and then, or when something there has changed. */
  async #lookAtList(lookAround: boolean): Promise<void> {
    const { store, producer, clock, underWay } = this.#options;
    if (clock.elapsed() < this.#lookAtMs && !lookAround) return;
    this.#lookAtMs = clock.elapsed() + lookEveryMs;
    if (this.#line.size > mostInHand) this.#letGo();
    if (this.#line.size > mostInHand) return;
    const inHand = [...this.#line.keys(), ...this.#running.keys(), ...underWay.overdueKeys()];
    const due = await store.due(producer, clock.now(), keysAtOnce, inHand);
    const held = new Set(this.#pending.blocked);
    for (const { event, attempts, crashes, done } of due) {
      if (held.has(event.key)) continue;
      const item = { event, attempts, crashes, done, listed: true, readAtMs: 0, begunAtMs: 0 };
      if (underWay.has(event.id)) {
        held.add(event.key);
        this.#adopt({ ...item, attempts: attempts - 1 });
      } else if (underWay.wasHandled(event.id)) {
        held.add(event.key);
        this.#pending.resolved.push(event);
      } else this.#line.add(item);
    }
  }

  /** What is on the list and cannot begin goes to its end there, so that it keeps nobody else out of the line. */
  #letGo(): void {
    for (const key of this.#line.keys()) {
      const first = this.#line.first(key);
      if (!first?.listed || this.#running.has(key) || this.#mayRun(first)) continue;
      this.#line.leave(key);
      this.#pending.requeued.push(first.event.id);
    }
  }

  /** Whether the reactions of an event have room for one more. */
  #mayRun({ event, done }: Item): boolean {
    const { places, delivery } = this.#options;
    return places.areFree(delivery.reactionsTo(event.type, done));
  }

  /** An attempt that was begun under an earlier lease counts as if it had been begun under this one. */
  #adopt(item: Item): boolean {
    const { id, key } = item.event;
    if (!this.#options.underWay.adopt(id, (delivered) => this.#ended(item, delivered))) return false;
    this.#line.occupy(key);
    this.#running.set(key, item);
    return true;
  }

  /** What the checkpoint would wait for is put on the list: a slow reaction, and whatever fills the hand and cannot begin. */
  #setAside(): void {
    const { clock } = this.#options;
    for (let oldest = this.#window.oldest; oldest !== undefined; oldest = this.#window.oldest) {
      const running = [...this.#running.values()].find(({ event }) => event.id === oldest);
      const isSlow = running && clock.elapsed() - running.begunAtMs >= setAsideAfterMs;
      const waiting = running ? undefined : this.#line.find(oldest);
      const isHeldUp =
        waiting && clock.elapsed() - waiting.readAtMs >= setAsideAfterMs && !this.#mayRun(waiting);
      const slow = isSlow ? running : isHeldUp ? waiting : undefined;
      if (!slow) break;
      this.#list(slow.event.key);
    }
    if (!this.#isStuck()) this.#stuckSinceMs = undefined;
    else if (this.#stuckSinceMs === undefined) this.#stuckSinceMs = clock.elapsed();
    else if (clock.elapsed() - this.#stuckSinceMs >= stuckForMs)
      for (const key of this.#line.keys()) this.#list(key);
  }

  /** Whether it has no hand free for more of the feed, has free places, and nothing in hand may begin. */
  #isStuck(): boolean {
    const { places } = this.#options;
    return (
      this.#window.open + readAtOnce > mostInHand &&
      !places.isFull &&
      !this.#line.someNext((item) => item.crashes === 0 && this.#mayRun(item))
    );
  }

  /** Puts all that is in hand of a key on the list. */
  #list(key: string): void {
    const running = this.#running.get(key);
    if (running && !running.listed) {
      this.#park(running.event, "running", "", { attempts: running.attempts + 1, done: running.done });
      this.#window.close(running.event.id, "listed");
      running.listed = true;
    }
    for (const { event, listed } of this.#line.leave(key)) {
      if (listed) continue;
      this.#park(event, "queued", "");
      this.#window.close(event.id, "listed");
    }
    this.#pending.blocked.add(key);
  }

  /** Takes as many out of the line as may begin now. */
  #take(): Item[] {
    const { places, wake, delivery, trials, clock } = this.#options;
    const taken: Item[] = [];
    let refused = false;
    const mayBegin = ({ event, done, crashes }: Item) => {
      if (!trials.begin(event.id, crashes)) return false;
      if (crashes > 0) this.#tried.add(event.id);
      const reactions = delivery.reactionsTo(event.type, done);
      if (places.areFree(reactions)) {
        if (places.take(wake, reactions)) return true;
        refused = true;
      }
      trials.end(event.id);
      return false;
    };
    while (!places.isFull || !refused) {
      const item = this.#line.take(mayBegin);
      if (!item) break;
      item.begunAtMs = clock.elapsed();
      this.#running.set(item.event.key, item);
      taken.push(item);
    }
    places.settle(wake, refused);
    return taken;
  }

  /** Undoes {@link #take}: the event has not begun, and is in nobody's hand. */
  #giveBack({ event, done }: Item): void {
    const { places, wake, delivery, trials } = this.#options;
    this.#running.delete(event.key);
    this.#line.free(event.key);
    trials.end(event.id);
    places.free(wake, delivery.reactionsTo(event.type, done));
  }

  #mustSave(next: readonly Item[]): boolean {
    if (next.some(({ event, listed }) => listed || this.#unsaved.has(event.id))) return true;
    if (!isEmpty(this.#pending)) return true;
    // What is read next will have to be saved before it begins: until then this can wait, for a while.
    const isLast = this.#line.size === 0 && !this.#hasMore;
    return this.#window.isDirty && (isLast || this.#options.clock.elapsed() >= this.#saveAtMs);
  }

  /** Saves progress, and that the next ones begin; `false` when the lease was lost. */
  async #save(next: readonly Item[], fromList: readonly Item[]): Promise<boolean> {
    const passage = this.#window.step();
    const kept = await this.#write(
      passage,
      // Until all that was left behind has been looked at, the next holder must look at it too.
      this.#suspectTo ?? passage.begun,
      fromList.map(({ event }) => event.id),
    );
    if (!kept) {
      for (const item of next) this.#giveBack(item);
      return false;
    }
    for (const item of fromList) if (!kept.has(item.event.id)) this.#giveBack(item);
    return true;
  }

  async #write(
    { position, handled, passed }: Passage,
    begun: Position | undefined,
    starting: readonly string[],
  ): Promise<ReadonlySet<string> | undefined> {
    const { store, clock, trials } = this.#options;
    const { blocked: _, ...pending } = this.#pending;
    const { parked, resolved, postponed } = pending;
    const progress: Progress = { position, begun, handled, passed, ...pending, starting };
    this.#pending = nothingPending();
    this.#unsaved = new Set();
    this.#saveAtMs = clock.elapsed() + saveEveryMs;
    const kept = await store.save(this.#lease, progress, clock.now());
    // A trial lasts until its result is known to the store: the next one may end the process.
    for (const id of [...resolved.map(({ id }) => id), ...postponed.map(({ eventId }) => eventId)]) {
      trials.end(id);
      this.#tried.delete(id);
    }
    if (resolved.length > 0 || parked.length > 0 || postponed.length > 0) this.#lookAtMs = 0;
    return kept;
  }

  #start(item: Item): void {
    const { delivery, places, wake, trials, underWay } = this.#options;
    const { event, done } = item;
    const reactions = delivery.reactionsTo(event.type, done);
    const attempt = delivery.begin(event, done);
    underWay.add(event, attempt, (delivered) => this.#ended(item, delivered));
    void attempt.ended.then(() => {
      if (this.#isOver) trials.end(event.id);
      places.free(wake, reactions);
      wake.raise();
    });
  }

  /** Takes note of what an attempt came to. */
  #ended(item: Item, { done, errors }: Delivered): void {
    const { wake } = this.#options;
    const { id, key } = item.event;
    this.#running.delete(key);
    if (errors.length > 0) this.#failed(item, done, errors);
    else if (item.listed) this.#pending.resolved.push({ id, key });
    else this.#window.close(id, "handled");
    this.#line.free(key);
    wake.raise();
  }

  #failed({ event, attempts, listed }: Item, done: readonly string[], errors: readonly unknown[]): void {
    const { random, redelivery } = this.#options;
    const made = attempts + 1;
    const last = errors.every(isFinal) || made >= redelivery.attempts;
    const status = last ? "failed" : "retrying";
    const delayMs = last ? 0 : delayAfter(made, redelivery, random.fraction());
    const error = errors.map(errorText).join("\n");
    if (listed) {
      this.#pending.postponed.push({ eventId: event.id, status, done, delayMs, error });
    } else {
      this.#park(event, status, error, { attempts: made, done, delayMs });
      this.#window.close(event.id, "listed");
    }
    this.#list(event.key);
    this.#tell(event, made, last, errors[0]);
  }

  #tell(event: StoredEvent, attempts: number, last: boolean, err: unknown): void {
    const { consumer, log } = this.#options;
    const traceId = traceIdOf(event.trace);
    const about = { consumer, event: event.id, type: event.type, key: event.key, attempts, traceId };
    const message = last ? "reaction failed for good" : "reaction failed; it will be tried again";
    try {
      log[last ? "error" : "warn"]({ err, ...about }, message);
    } catch {
      // What was thrown cannot be shown.
      log[last ? "error" : "warn"](about, message);
    }
  }

  /** Puts an event on the list; behind another of its key it waits, whatever it is. */
  #park(
    event: StoredEvent,
    status: ParkedEvent["status"],
    error: string,
    more: Partial<ParkedEvent> = {},
  ): void {
    const { blocked, parked } = this.#pending;
    const rest = { event, attempts: 0, crashes: 0, done: [], delayMs: 0 };
    parked.push(
      blocked.has(event.key)
        ? { ...rest, attempts: more.attempts ?? 0, status: "waiting", error: behind }
        : { ...rest, status, error, ...more },
    );
    blocked.add(event.key);
  }
}

/** A refusal is remembered, and so is a command's input: trying again would only repeat either. */
function isFinal(error: unknown): boolean {
  return error instanceof Rejection || (error instanceof CallError && error.kind === "IdReused");
}

/** What becomes of a listed event whose attempt was counted, but is given up for no fault of its own. */
function interruption({ event, done }: Item): Postponed {
  return { eventId: event.id, status: "retrying", done, delayMs: 0, error: interrupted };
}

function fresh(event: StoredEvent, readAtMs = 0): Item {
  return { event, attempts: 0, crashes: 0, done: [], listed: false, readAtMs, begunAtMs: 0 };
}

function nothingPending(): Pending {
  return { parked: [], resolved: [], postponed: [], requeued: [], blocked: new Set() };
}

function isEmpty({ parked, resolved, postponed, requeued }: Pending): boolean {
  return parked.length + resolved.length + postponed.length + requeued.length === 0;
}
