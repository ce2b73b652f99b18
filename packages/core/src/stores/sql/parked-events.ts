import { type Kysely, type Selectable, sql } from "kysely";
import type { Accused, ParkedCounts, ParkedEvent, Postponed } from "../../runtime/ports/consumer-store.js";
import type { StoredEvent } from "../../runtime/ports/feed.js";
import { type Instant, later } from "./store-clock.js";
import { type FrameworkTables, fromJson } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** Those that are tried without anybody's doing; of a key only the oldest ever is. */
const active = ["queued", "running", "retrying"] as const;
/** How many of a key are looked at together. */
const ofAKey = 16;

/** Sets events aside, each behind the others of its key. */
export async function park(
  tx: Db,
  producer: string,
  parked: readonly ParkedEvent[],
  now: Instant,
): Promise<void> {
  if (parked.length === 0) return;
  await tx
    .insertInto("_parked")
    .values(
      parked.map(({ event, status, attempts, crashes, done, delayMs, error }) => ({
        producer,
        event_id: event.id,
        key: event.key,
        event: JSON.stringify(event),
        status,
        attempts,
        crashes,
        done: JSON.stringify(done),
        next_at_ms: later(now, delayMs),
        error,
        at_ms: now.processMs,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes events off the list. */
export async function unpark(tx: Db, producer: string, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx.deleteFrom("_parked").where("producer", "=", producer).where("event_id", "in", eventIds).execute();
}

/** Puts an event back with its next attempt. */
export async function postpone(tx: Db, producer: string, postponed: Postponed, now: Instant): Promise<void> {
  const { eventId, status, done, delayMs, error } = postponed;
  await tx
    .updateTable("_parked")
    .set({ status, crashes: 0, done: JSON.stringify(done), next_at_ms: later(now, delayMs), error })
    .where("producer", "=", producer)
    .where("event_id", "=", eventId)
    .execute();
}

/** Puts events that are due behind the others that are. */
export async function requeue(
  tx: Db,
  producer: string,
  eventIds: readonly string[],
  now: Instant,
): Promise<void> {
  if (eventIds.length === 0) return;
  await tx
    .updateTable("_parked")
    .set({ next_at_ms: later(now, 0) })
    .where("producer", "=", producer)
    .where("event_id", "in", eventIds)
    .execute();
}

/** Counts an attempt at each of these, before it begins; answers which of them are still on the list. */
export async function beginAttempts(
  tx: Db,
  producer: string,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await tx
    .updateTable("_parked")
    .set((eb) => ({ status: "running", attempts: eb("attempts", "+", 1) }))
    .where("producer", "=", producer)
    .where("event_id", "in", eventIds)
    .returning("event_id")
    .execute();
  return new Set(rows.map(({ event_id }) => event_id));
}

/** Counts a death for everything that was under way. */
export async function accuseRunning(
  tx: Db,
  producer: string,
  mostCrashes: number,
  error: string,
  now: Instant,
): Promise<Accused[]> {
  const rows = await tx
    .updateTable("_parked")
    .set((eb) => ({
      crashes: eb("crashes", "+", 1),
      status: eb
        .case()
        .when(eb("crashes", "+", 1), ">=", mostCrashes)
        .then("failed" as const)
        .else("retrying" as const)
        .end(),
      // The first time at once, for it is hardly ever to blame; then ever later, so that others get on between deaths.
      next_at_ms: sql<number>`${later(now, 0)} + case when crashes = 0 then 0 else 1000 * (1 << crashes) end`,
      error,
    }))
    .where("producer", "=", producer)
    .where("status", "=", "running")
    .returning(["event_id", "status"])
    .execute();
  return rows.map(({ event_id, status }) => ({
    eventId: event_id,
    status: status === "failed" ? "failed" : "retrying",
  }));
}

/** The next event of each key goes on as soon as the one before it is out of the way. */
export async function wakeNext(
  tx: Db,
  producer: string,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .updateTable("_parked")
    .set({ status: "queued", next_at_ms: later(now, 0) })
    .where("n", "in", (eb) =>
      eb
        .selectFrom("_parked")
        .select((min) => min.fn.min("n").as("n"))
        .where("producer", "=", producer)
        .where("key", "in", keys)
        .groupBy("key"),
    )
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

/** The events that are due, longest due first, of at most so many keys, each followed by some that wait behind it. */
export async function dueEvents(
  db: Db,
  producer: string,
  now: Instant,
  keys: number,
  inHand: readonly string[],
): Promise<ParkedEvent[]> {
  const due = db
    .selectFrom("_parked")
    .select("key")
    .where("producer", "=", producer)
    .where("status", "in", active)
    // Whatever has become of the clock: these were due when they were listed.
    .where((eb) => eb.or([eb("status", "in", ["queued", "running"]), eb("next_at_ms", "<=", later(now, 0))]))
    .orderBy("next_at_ms")
    .orderBy("n")
    .limit(keys);
  const heads = await (inHand.length > 0 ? due.where("key", "not in", inHand) : due).execute();
  if (heads.length === 0) return [];
  const ofEach = heads.map(
    ({ key }) =>
      sql`select * from (select * from _parked where producer = ${producer} and key = ${key} order by n limit ${sql.lit(ofAKey)}) k`,
  );
  const { rows } = await sql<
    Selectable<FrameworkTables["_parked"]>
  >`${sql.join(ofEach, sql` union all `)}`.execute(db);
  return rows.map(toParked);
}

/** Whether any event will be tried again by itself. */
export async function hasDueEvents(db: Db, producer: string): Promise<boolean> {
  const row = await db
    .selectFrom("_parked")
    .select("n")
    .where("producer", "=", producer)
    .where("status", "in", active)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
  return { queued: 0, running: 0, retrying: 0, waiting: 0, failed: 0, ...counts };
}

/** Ids of those that may have done something already; one that waits behind another has not been tried. */
export async function parkedEventIds(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("_parked")
    .select("event_id")
    // A person's retry begins the count anew.
    .where((eb) => eb.or([eb("attempts", ">", 0), eb("status", "=", "retrying")]))
    .orderBy("n")
    .limit(limit)
    .execute();
  return rows.map(({ event_id }) => event_id);
}

function toParked(row: Selectable<FrameworkTables["_parked"]>): ParkedEvent {
  return {
    event: fromJson(row.event) as StoredEvent,
    status: row.status,
    attempts: Number(row.attempts),
    crashes: Number(row.crashes),
    done: JSON.parse(row.done) as string[],
    delayMs: 0,
    error: row.error,
  };
}
