import type { Kysely } from "kysely";
import type { AnyView, Database, Dialect, ViewReader } from "../../module/index.js";
import type { ConsumerStore } from "./consumer-store.js";
import type { Feed } from "./feed.js";
import type { ScheduleStore } from "./schedule-store.js";
import type { StateStore, StoreTransaction } from "./state-store.js";
import type { ViewRebuild } from "./view-rebuild.js";

/** Everything one module keeps, in its own schema, out of the others' reach. */
export interface ModuleStore extends StateStore {
  readonly dialect: Dialect;
  readonly feed: Feed;
  readonly consumer: ConsumerStore;
  readonly schedules: ScheduleStore;
  /** Reads the module's own tables; writing through it is refused. */
  readonly db: Kysely<unknown>;
  readonly views: Readonly<Record<string, ViewReader<unknown, unknown>>>;
  /** How many batches may be saved at once with profit. */
  readonly concurrency: number;
  /**
   * Runs a plain handler in one serialisable transaction, one at a time per key. Rolled back when `work` throws.
   *
   * @throws Overtaken when it must be done again.
   */
  transact<T>(key: string, work: (tx: StoreTransaction) => Promise<T>, attempt?: HandlerAttempt): Promise<T>;
  /** The views' change to what the module declares; `undefined` when they are live already. */
  rebuild(): Promise<ViewRebuild | undefined>;
  /**
   * Removes what views have left behind: the tables of older versions, and what is still known of at most `limit` removed
   * rows. Says how many rows it was; there may be more when it was as many as the limit.
   */
  sweepViews(limit: number): Promise<number>;
  /** Throws when the store cannot be read. */
  ping(): Promise<void>;
  /** Writes next to nothing, durably; throws when the store cannot be written. */
  tryWrite(nowMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What a store may know of a handler's attempt. */
export interface HandlerAttempt {
  /** The id of a command whose outcome is wanted with it. */
  readonly recall?: string | undefined;
  /** Whether it has been overtaken before. */
  readonly again?: boolean;
}

/** What a store must know of a module to make room for it. */
export interface ModuleLayout {
  readonly name: string;
  readonly views: readonly AnyView[];
  readonly database: Database | undefined;
  /** Whether all events of a key come from one entity, so that its version guards the key's own rows too. */
  readonly oneWriterPerKey: boolean;
  /** The generation of the live views that older ones may take the place of: somebody goes back on purpose. */
  readonly viewsBackFrom?: number | undefined;
}
