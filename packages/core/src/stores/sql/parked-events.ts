import type { Kysely, Selectable } from "kysely";
import type { ParkedCounts, ParkedEvent } from "../../runtime/ports/consumer-store.js";
import type { StoredEvent } from "../../runtime/ports/feed.js";
import { type FrameworkTables, fromJson } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** Sets an event aside, behind the others of its key. */
export async function park(
  tx: Db,
  producer: string,
  { event, status, attempts, nextAtMs, error }: ParkedEvent,
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto("_parked")
    .values({
      producer,
      event_id: event.id,
      key: event.key,
      event: JSON.stringify(event),
      status,
      attempts,
      next_at_ms: nextAtMs,
      error,
      at_ms: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes an event off the list. */
export async function unpark(tx: Db, producer: string, eventId: string): Promise<void> {
  await tx.deleteFrom("_parked").where("producer", "=", producer).where("event_id", "=", eventId).execute();
}

/** Puts an event back with its next attempt. */
export async function postpone(tx: Db, producer: string, parked: ParkedEvent): Promise<void> {
  const { event, status, attempts, nextAtMs, error } = parked;
  await tx
    .updateTable("_parked")
    .set({ status, attempts, next_at_ms: nextAtMs, error })
    .where("producer", "=", producer)
    .where("event_id", "=", event.id)
    .execute();
}

/** The next event of a key goes on as soon as the one before it is out of the way. */
export async function wakeNext(tx: Db, producer: string, key: string, nowMs: number): Promise<void> {
  const next = await tx
    .selectFrom("_parked")
    .select("n")
    .where("producer", "=", producer)
    .where("key", "=", key)
    .orderBy("n")
    .executeTakeFirst();
  if (!next) return;
  await tx
    .updateTable("_parked")
    .set({ status: "retrying", next_at_ms: nowMs })
    .where("n", "=", next.n)
    .where("status", "=", "waiting")
    .execute();
}

/** Those of the keys behind which further events must wait. */
export async function parkedKeys(
  db: Db,
  producer: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom("_parked")
    .select("key")
    .distinct()
    .where("producer", "=", producer)
    .where("key", "in", keys)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/**
 * For each key that may go on, its oldest event; those due by now. Only the oldest of a key is ever `retrying`: all
 * behind it are `waiting`.
 */
export async function dueEvents(
  db: Db,
  producer: string,
  nowMs: number,
  limit: number,
): Promise<ParkedEvent[]> {
  const rows = await db
    .selectFrom("_parked")
    .selectAll()
    .where("producer", "=", producer)
    .where("status", "=", "retrying")
    .where("next_at_ms", "<=", nowMs)
    .orderBy("n")
    .limit(limit)
    .execute();
  return rows.map(toParked);
}

/** How many events are parked, by what becomes of them. */
export async function parkedCounts(db: Db, producer: string): Promise<ParkedCounts> {
  const rows = await db
    .selectFrom("_parked")
    .select((eb) => ["status", eb.fn.countAll().as("count")] as const)
    .where("producer", "=", producer)
    .groupBy("status")
    .execute();
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
  return { retrying: 0, failed: 0, waiting: 0, ...counts };
}

/** When the next event is due. */
export async function nextDueMs(db: Db, producer: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("_parked")
    .select((eb) => eb.fn.min("next_at_ms").as("next"))
    .where("producer", "=", producer)
    .where("status", "=", "retrying")
    .executeTakeFirst();
  return row?.next === null || row?.next === undefined ? undefined : Number(row.next);
}

/**
 * When the event was set aside that is the oldest of all that may have done something already; an event that waits
 * behind another has not been tried.
 */
export async function oldestParkedMs(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom("_parked")
    .select((eb) => eb.fn.min("at_ms").as("oldest"))
    .where("status", "!=", "waiting")
    .executeTakeFirst();
  return row?.oldest === null || row?.oldest === undefined ? undefined : Number(row.oldest);
}

function toParked(row: Selectable<FrameworkTables["_parked"]>): ParkedEvent {
  return {
    event: fromJson(row.event) as StoredEvent,
    status: row.status,
    attempts: Number(row.attempts),
    nextAtMs: Number(row.next_at_ms),
    error: row.error,
  };
}
