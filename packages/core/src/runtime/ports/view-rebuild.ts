import type { AnyView } from "../../module/index.js";
import type { Position, StoredEvent } from "./feed.js";
import type { RowAddress, Versioned, Write } from "./state-store.js";

/**
 * The change from the views that are live to the views the module declares: their rows are folded from the feed into
 * tables of their own, and then all of them are switched to at once. Writers of the older layout are refused from then on.
 *
 * Whatever the store cannot do is thrown as a StoreFailure or an AshlarError; a FoldFailure passes through.
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
   * Shuts out writers, folds what is left and switches, in one transaction: all of that or nothing.
   *
   * @param atMost how many events may be left: writers wait while they are folded
   */
  finish(fold: RebuildFold, atMost: number): Promise<FinishedRebuild>;
  /** Gives up what was folded so far: the next rebuild begins anew, with whatever code it then has. */
  abandon(): Promise<void>;
}

/**
 * What finishing came to:
 *
 * - `switched`       the views are live, by this replica or another
 * - `too much left`  more events than writers may be let wait for
 * - `busy`           others did not let go of what must be locked; they have had a turn since
 */
export type FinishedRebuild = "switched" | "too much left" | "busy";

/** Folds events into the writes they come to, loading the rows they touch. */
export type RebuildFold = (
  events: readonly StoredEvent[],
  load: ViewRebuild["load"],
) => Promise<readonly Write<RowAddress>[]>;

/** The module's own code cannot fold an event. */
export class FoldFailure extends Error {
  override readonly name = "FoldFailure";
}
