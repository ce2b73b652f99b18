import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { FrameworkTables } from "./tables.js";

/** A moment by the clock of the store, where it has one, and by this process's. */
export interface Instant {
  /** For what is shown, never for what is due. */
  readonly processMs: number;
  readonly storeMs: RawBuilder<number>;
}

/**
 * Now. Where the store has a clock of its own that one counts: machines whose clocks differ agree on when something is
 * due or has run out.
 */
export function currentInstant(db: Kysely<FrameworkTables>, nowMs: number): Instant {
  const hasClock = db.getExecutor().adapter instanceof PostgresAdapter;
  return {
    processMs: nowMs,
    storeMs: hasClock
      ? sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`
      : sql<number>`${nowMs}`,
  };
}

/** So many milliseconds later. */
export function later({ storeMs }: Instant, ms: number): RawBuilder<number> {
  return sql<number>`${storeMs} + ${sql.lit(Math.round(ms))}`;
}
