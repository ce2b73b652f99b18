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
  readonly attempts: number;
  readonly error: string;
  /** When it failed first. */
  readonly failedAt: Date;
}

/** A consumer's exclusive right to advance a checkpoint, until it expires or another takes over. */
export interface Lease {
  readonly name: string;
  readonly position: Position | undefined;
  /** Grows with every new holder; a write with an old one is refused. */
  readonly fence: number;
}

/** What a consumer finished since it last saved. */
export interface Advance {
  /** Where it stands now; left as it is while a batch is under way. */
  readonly position: Position | undefined;
  /** Ids of the events it handled, for the inbox. */
  readonly handled: readonly string[];
  readonly parked: readonly ParkedEvent[];
}

/** An event set aside because its reaction failed, or because one of its key was. */
export interface ParkedEvent {
  readonly event: StoredEvent;
  readonly status: FailedEvent["status"];
  readonly attempts: number;
  readonly nextAtMs: number;
  readonly error: string;
}

/** Parked events by what becomes of them. */
export type ParkedCounts = Readonly<Record<FailedEvent["status"], number>>;

/** Checkpoints, inbox and parked events of a module as a consumer; kept in its own store. */
export interface ConsumerStore {
  /** Takes or renews the lease; `undefined` while another holds it. A store with a clock of its own ignores `nowMs`. */
  claim(name: string, owner: string, leaseMs: number, nowMs: number): Promise<Lease | undefined>;
  /** Lets others take over at once. */
  release(lease: Lease, owner: string): Promise<void>;
  /** Where a consumer stands. */
  position(name: string): Promise<Position | undefined>;
  /** Saves progress in one transaction; `false` when the lease was lost, and then nothing is saved. */
  advance(lease: Lease, progress: Advance, nowMs: number): Promise<boolean>;
  /** Which of these events were handled before. */
  handled(eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the keys behind which further events must wait. */
  parkedKeys(producer: string, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** For each key that may go on, its oldest parked event; those due by now. */
  due(producer: string, nowMs: number, limit: number): Promise<readonly ParkedEvent[]>;
  /** How many events are parked, by what becomes of them. */
  parkedCounts(producer: string): Promise<ParkedCounts>;
  /** When the next parked event is due. */
  nextDueMs(producer: string): Promise<number | undefined>;
  /** Takes a parked event off the list after it was handled. */
  resolve(lease: Lease, event: StoredEvent, nowMs: number): Promise<boolean>;
  /** Puts a parked event back with its next attempt. */
  postpone(lease: Lease, parked: ParkedEvent): Promise<boolean>;
  list(): Promise<readonly Omit<FailedEvent, "consumer">[]>;
  retry(eventId: string | undefined, nowMs: number): Promise<number>;
  /** Gives an event up: it counts as handled from then on. */
  discard(eventId: string, nowMs: number): Promise<number>;
  /** When the event was set aside that may be tried again and is the oldest of them. */
  oldestParkedMs(): Promise<number | undefined>;
  /** Forgets outcomes and handled events older than this, at most so many; returns how many. */
  prune(beforeMs: number, limit: number): Promise<number>;
}
