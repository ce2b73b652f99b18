import type { Kysely } from "kysely";
import type { AnyView, Database, Dialect, ViewReader } from "../../module/index.js";
import type { FailedEvent } from "../feed/failed-events.js";

/** A place in a feed. Only the store that gave it out can read it. */
export type Position = string;

/** An event as it is stored. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly key: string;
  readonly atMs: number;
  readonly causeId: string;
  /** The W3C trace context of the command that caused it. */
  readonly trace: string | null;
  readonly data: unknown;
}

/** An event as it is read, with its place in the total order of the module. */
export interface StoredEvent extends EventRecord {
  readonly position: Position;
}

/** Addresses an entity of the module. */
export interface EntityAddress {
  readonly entity: string;
  readonly key: string;
}

/** Addresses a row of a view of the module. */
export interface RowAddress {
  readonly view: string;
  readonly key: string;
}

/** A value and how often it was written; version 0 and `undefined` when it never was. */
export interface Versioned {
  readonly version: number;
  readonly value: unknown;
}

/** What a command with an id came to. Recorded so that its repetition gets the same answer. */
export interface RecordedOutcome {
  readonly id: string;
  /** Tells a repetition from another command that was given the same id. */
  readonly fingerprint: string;
  readonly result:
    | { readonly kind: "done"; readonly output?: unknown }
    | { readonly kind: "rejected"; readonly reason: string; readonly data: unknown };
}

/** What to load; the answers come in the same order. */
export interface LoadRequest {
  readonly entities: readonly EntityAddress[];
  readonly rows: readonly RowAddress[];
  readonly outcomes: readonly string[];
}

/** What was loaded. */
export interface Loaded {
  readonly entities: readonly Versioned[];
  readonly rows: readonly Versioned[];
  readonly outcomes: readonly (RecordedOutcome | undefined)[];
}

/** A new value, to be written only if nothing was written since the expected version was read. */
export interface Write<Address> {
  readonly address: Address;
  readonly expected: number;
  /** `undefined` removes a row. */
  readonly value: unknown;
}

/** Changes that are saved together or not at all. */
export interface ChangeSet {
  readonly entities: readonly Write<EntityAddress>[];
  readonly rows: readonly Write<RowAddress>[];
  readonly events: readonly EventRecord[];
  readonly outcomes: readonly RecordedOutcome[];
}

/** Where a module keeps what its entities, views and messages come to. */
export interface StateStore {
  load(request: LoadRequest): Promise<Loaded>;
  /**
   * Saves many change sets with one durable write, each with its own verdict: `stale` when something it expected has
   * been written meanwhile, and then nothing of it is saved.
   *
   * @throws StoreFailure also when the module's views have been superseded by a newer layout.
   */
  save(changes: readonly ChangeSet[], nowMs: number): Promise<readonly ("saved" | "stale")[]>;
}

/** The state store and the module's own tables, within one transaction. */
export interface StoreTransaction extends StateStore {
  readonly db: Kysely<unknown>;
  readonly views: Readonly<Record<string, ViewReader<unknown, unknown>>>;
}

/** The module's own events, in a total order in which nothing is ever inserted before what was read. */
export interface Feed {
  readonly start: Position;
  /** Events after a position, oldest first; fewer than `limit` only when no more can be read yet. */
  read(after: Position, limit: number): Promise<readonly StoredEvent[]>;
  /** How many events stand after a position, counted up to a bound of 100,000. */
  lag(after: Position): Promise<number>;
}

/** A consumer's exclusive right to advance a checkpoint, until it expires or another takes over. */
export interface Lease {
  readonly name: string;
  readonly position: Position | undefined;
  /** Grows with every new holder; a write with an old one is refused. */
  readonly fence: number;
}

/** What a consumer finished since its last advance. */
export interface Advance {
  readonly position: Position;
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

/** Checkpoints, inbox and parked events of a module as a consumer; kept in its own store. */
export interface ConsumerStore {
  /** Takes or renews the lease; `undefined` while another holds it. */
  claim(name: string, owner: string, leaseMs: number, nowMs: number): Promise<Lease | undefined>;
  /** Lets others take over at once. */
  release(lease: Lease, owner: string): Promise<void>;
  /** Where a consumer stands. */
  position(name: string): Promise<Position | undefined>;
  /** Saves progress in one transaction; `false` when the lease was lost, and then nothing is saved. */
  advance(lease: Lease, progress: Advance, nowMs: number): Promise<boolean>;
  /** Which of these events were handled before. */
  handled(eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keys behind which further events must wait. */
  parkedKeys(producer: string): Promise<ReadonlySet<string>>;
  /** For each key that may go on, its oldest parked event; those due by now. */
  due(producer: string, nowMs: number, limit: number): Promise<readonly ParkedEvent[]>;
  /** When the next parked event is due. */
  nextDueMs(producer: string): Promise<number | undefined>;
  /** Takes a parked event off the list after it was handled. */
  resolve(lease: Lease, event: StoredEvent, nowMs: number): Promise<boolean>;
  /** Puts a parked event back with its next attempt. */
  postpone(lease: Lease, parked: ParkedEvent): Promise<boolean>;
  list(): Promise<readonly Omit<FailedEvent, "consumer">[]>;
  retry(eventId: string | undefined, nowMs: number): Promise<number>;
  discard(eventId: string): Promise<number>;
  /** Forgets outcomes and handled events older than this; returns how many. */
  prune(beforeMs: number): Promise<number>;
}

/**
 * The change from the views that are live to the views the module declares: their rows are folded from the feed into
 * tables of their own, and then all of them are switched to at once. Writers of the older layout are refused from then on.
 */
export interface ViewRebuild {
  /** The views whose rows must be folded anew. */
  readonly views: readonly AnyView[];
  /** Events not folded yet, oldest first. */
  next(limit: number): Promise<readonly StoredEvent[]>;
  load(rows: readonly RowAddress[]): Promise<readonly Versioned[]>;
  /** Writes rows and progress in one transaction; `false` when another replica got there first. */
  save(writes: readonly Write<RowAddress>[], upTo: Position): Promise<boolean>;
  /**
   * Shuts out writers, folds what is left and switches, in one transaction; `false` when too much is left to let
   * writers wait for it, or when another replica got there first.
   */
  finish(fold: RebuildFold): Promise<boolean>;
}

/** Folds events into the writes they come to, loading the rows they touch. */
export type RebuildFold = (
  events: readonly StoredEvent[],
  load: ViewRebuild["load"],
) => Promise<readonly Write<RowAddress>[]>;

/** Everything one module keeps, in its own schema, out of the others' reach. */
export interface ModuleStore extends StateStore {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly consumer: ConsumerStore;
  /** Reads the module's own tables; writing through it is refused. */
  readonly db: Kysely<unknown>;
  readonly views: Readonly<Record<string, ViewReader<unknown, unknown>>>;
  /** How many batches may be saved at once with profit. */
  readonly concurrency: number;
  /**
   * Runs a plain handler in one transaction, one at a time per key. Rolled back when `work` throws.
   */
  transact<T>(key: string, work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** The views' change to what the module declares; `undefined` when they are live already. */
  rebuild(): Promise<ViewRebuild | undefined>;
  /** Throws when the store cannot be used. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a store must know of a module to make room for it. */
export interface ModuleLayout {
  readonly name: string;
  readonly views: readonly AnyView[];
  readonly database: Database | undefined;
  /** Whether all events of a key come from one entity, so that its version guards the key's own rows too. */
  readonly oneWriterPerKey: boolean;
}

/** The part of a module's store that a person may look into and mend. */
export interface InspectedStore {
  readonly consumer: ConsumerStore;
  close(): Promise<void>;
}

/** A database that holds the stores of many modules. */
export interface Storage {
  /** Brings the module's schema up to date and opens it; safe when many replicas do so at once. */
  open(module: ModuleLayout): Promise<ModuleStore>;
  /** Opens a module's consumer store as it is, beside whoever runs it; undefined when the module never ran here. */
  inspect(module: string): Promise<InspectedStore | undefined>;
  close(): Promise<void>;
}

/**
 * A store's failure while working:
 *
 * - `refused`      the store would not take this value; nothing was written, and other values may fare better
 * - `unavailable`  the store could not be used; nothing was written
 * - `uncertain`    the store was lost while writing; it may have been written
 */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  constructor(
    readonly kind: "refused" | "unavailable" | "uncertain",
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
