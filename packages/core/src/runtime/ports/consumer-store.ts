import type { Position, StoredEvent } from "./feed.js";

/** An event whose reaction kept failing, or that waits behind such an event of the same key. */
export interface FailedEvent {
  readonly consumer: string;
  readonly producer: string;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  /** `retrying` will be tried again by itself; `failed` needs a decision; `waiting` stands behind one of its key. */
  readonly status: "retrying" | "failed" | "waiting";
  /** How often it was handed to the reactions. */
  readonly attempts: number;
  readonly error: string;
  /** When it was set aside first. */
  readonly failedAt: Date;
}

/** A consumer's exclusive right to advance a checkpoint, until it expires or another takes over. */
export interface Lease {
  readonly name: string;
  readonly position: Position | undefined;
  /**
   * How far the feed had been taken in hand when progress was saved last. A holder that ended as it should leaves
   * none: what lies between `position` and here was perhaps under way when its process died.
   */
  readonly begun: Position | undefined;
  /** Grows with every new holder; a write with an old one is refused. */
  readonly fence: number;
}

/**
 * What becomes of an event that is set aside:
 *
 * - `queued`    nothing is wrong with it; it waits for its turn where the checkpoint does not wait for it
 * - `running`   an attempt has been counted and is under way
 * - `retrying`  an attempt failed, or its process died; the next one comes at its time
 * - `waiting`   an earlier event of its key is set aside
 * - `failed`    was given up after its last attempt; a person must decide
 */
export type ParkedStatus = "queued" | "running" | "retrying" | "waiting" | "failed";

/** An event set aside, on the list that the consumer keeps in its own store. */
export interface ParkedEvent {
  readonly event: StoredEvent;
  readonly status: ParkedStatus;
  /** How often it was handed to the reactions. */
  readonly attempts: number;
  /** How often its process died meanwhile, since an attempt ended last. */
  readonly crashes: number;
  /** The reactions that have handled it already, by name. */
  readonly done: readonly string[];
  /** When it is due, from the moment of saving. */
  readonly delayMs: number;
  readonly error: string;
}

/** What an attempt at a parked event came to that has to be made again, or given up. */
export type Postponed = Pick<ParkedEvent, "done" | "delayMs" | "error"> & {
  readonly eventId: string;
  readonly status: "retrying" | "failed";
};

/** An event that was under way when its process died. */
export interface Accused {
  readonly eventId: string;
  readonly status: "retrying" | "failed";
}

/** What a consumer has come to since it last saved. */
export interface Progress {
  /** Everything up to here is handled or on the list. */
  readonly position: Position;
  /** How far the feed is taken in hand; undefined when nothing is. */
  readonly begun: Position | undefined;
  /** Ids of events handled beyond `position`, for the inbox. */
  readonly handled: readonly string[];
  /** Ids in the inbox that `position` has passed: nobody will ask for them again. */
  readonly passed: readonly string[];
  /** New on the list, in the feed's order. */
  readonly parked: readonly ParkedEvent[];
  /** Handled, and so taken off the list; what waits behind them goes on. */
  readonly resolved: readonly Pick<StoredEvent, "id" | "key">[];
  readonly postponed: readonly Postponed[];
  /** Ids of listed events that are due and cannot begin: they come after the others that are due. */
  readonly requeued: readonly string[];
  /** Ids of listed events of which an attempt begins now. */
  readonly starting: readonly string[];
}

/** Parked events by what becomes of them. */
export type ParkedCounts = Readonly<Record<ParkedStatus, number>>;

/**
 * Checkpoints, inbox and parked events of a module as a consumer; kept in its own store. A store with a clock of its own
 * ignores every `nowMs` that decides when something is due or has run out: machines whose clocks differ must agree.
 */
export interface ConsumerStore {
  /** Takes or renews the lease; `undefined` while another holds it. */
  claim(name: string, owner: string, leaseMs: number, nowMs: number): Promise<Lease | undefined>;
  /** Lets others take over at once. */
  release(lease: Lease, owner: string): Promise<void>;
  /** Where a consumer stands. */
  position(name: string): Promise<Position | undefined>;
  /**
   * Counts a death for every event that was `running` under an earlier holder: they are `retrying`, ever later, and `failed`
   * after so many deaths in a row; answers which, or `undefined` when the lease was lost.
   */
  accuse(
    lease: Lease,
    mostCrashes: number,
    error: string,
    nowMs: number,
  ): Promise<readonly Accused[] | undefined>;
  /**
   * Saves progress in one transaction. Answers which of the `starting` are still on the list, for a person may have
   * discarded them; `undefined` when the lease was lost, and then nothing is saved.
   */
  save(lease: Lease, progress: Progress, nowMs: number): Promise<ReadonlySet<string> | undefined>;
  /** Which of these events were handled before. */
  handled(eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the keys behind which further events must wait. */
  parkedKeys(producer: string, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * The parked events that are due, of at most so many keys and none of those in hand, each followed by some that wait
   * behind it.
   */
  due(
    producer: string,
    nowMs: number,
    keys: number,
    inHand: readonly string[],
  ): Promise<readonly ParkedEvent[]>;
  /** Whether any parked event will be tried again without anybody's doing. */
  hasDue(producer: string): Promise<boolean>;
  /** How many events are parked, by what becomes of them. */
  parkedCounts(producer: string): Promise<ParkedCounts>;
  list(): Promise<readonly Omit<FailedEvent, "consumer">[]>;
  /** Makes failed events, and those to be tried again, due at once; returns how many. What is under way is left alone. */
  retry(eventId: string | undefined, nowMs: number): Promise<number>;
  /** Gives a parked event up: it counts as handled from then on. Returns how many were on the list. */
  discard(eventId: string, nowMs: number): Promise<number>;
  /** Counts an event as handled that has not been read yet. */
  skip(eventId: string, nowMs: number): Promise<void>;
  /** Ids of the parked events that may have done something already: what they led to must be remembered. */
  parkedIds(limit: number): Promise<readonly string[]>;
  /** What an earlier or present holder of each lease has in hand of its feed. */
  inHand(): Promise<readonly Pick<Lease, "name" | "position" | "begun">[]>;
  /** Forgets what is old; returns how much. */
  prune(old: Old): Promise<number>;
}

/** What may be forgotten. */
export interface Old {
  /** All that is older than this. */
  readonly beforeMs: number;
  /** Outcomes of commands that an event or a schedule led to, when older than this, */
  readonly derivedBeforeMs: number;
  /** but none that these events led to. */
  readonly kept: readonly string[];
  /** At most so many rows. */
  readonly limit: number;
}
