import type { Kysely } from "kysely";
import type { FailedEvent } from "../../runtime/ports/consumer-store.js";
import type { StoredEvent } from "../../runtime/ports/feed.js";
import { wakeNext } from "./parked-events.js";
import { type FrameworkTables, fromJson } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** All parked events, oldest first. */
export async function listParked(db: Db): Promise<Omit<FailedEvent, "consumer">[]> {
  const rows = await db.selectFrom("_parked").selectAll().orderBy("n").execute();
  return rows.map((row) => ({
    producer: row.producer,
    eventId: row.event_id,
    type: (fromJson(row.event) as StoredEvent).type,
    key: row.key,
    status: row.status,
    attempts: Number(row.attempts),
    error: row.error,
    failedAt: new Date(Number(row.at_ms)),
  }));
}

/** Makes failed events due at once. */
export async function retryParked(tx: Db, eventId: string | undefined, nowMs: number): Promise<number> {
  const update = tx
    .updateTable("_parked")
    .set({ status: "retrying", attempts: 0, next_at_ms: nowMs })
    .where("status", "in", ["failed", "retrying"]);
  const chosen = eventId === undefined ? update : update.where("event_id", "=", eventId);
  return Number((await chosen.executeTakeFirst()).numUpdatedRows);
}

/** Gives an event up; what waits behind it goes on. */
export async function discardParked(tx: Db, eventId: string, nowMs: number): Promise<number> {
  const gone = await tx.deleteFrom("_parked").where("event_id", "=", eventId).returningAll().execute();
  for (const { producer, key } of gone) await wakeNext(tx, producer, key, nowMs);
  return gone.length;
}
