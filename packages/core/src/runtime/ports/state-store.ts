import type { Kysely } from "kysely";
import type { ViewReader } from "../../module/index.js";
import type { EventRecord } from "./feed.js";

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

/** A value and its version; version 0 and `undefined` when there is none. A row that was removed may still have a version. */
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
  /** What the command that was asked about has come to before. */
  readonly recalled: RecordedOutcome | undefined;
}
