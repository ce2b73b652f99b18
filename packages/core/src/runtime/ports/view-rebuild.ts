import type { AnyView } from "../../module/index.js";
import type { Position, StoredEvent } from "./feed.js";
import type { RowAddress, Versioned, Write } from "./state-store.js";

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
  /** Gives up what was folded so far: the next rebuild begins anew, with whatever code it then has. */
  abandon(): Promise<void>;
}

/** Folds events into the writes they come to, loading the rows they touch. */
export type RebuildFold = (
  events: readonly StoredEvent[],
  load: ViewRebuild["load"],
) => Promise<readonly Write<RowAddress>[]>;
