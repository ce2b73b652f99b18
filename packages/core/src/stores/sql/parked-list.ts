import type { Kysely } from "kysely";
import type { FailedEvent } from "../../runtime/ports/consumer-store.js";
import type { StoredEvent } from "../../runtime/ports/feed.js";
import { wakeNext } from "./parked-events.js";
import { type Instant, later } from "./store-clock.js";
import { type FrameworkTables, fromJson } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** Events that have failed and those that wait behind them, oldest first. What is merely slow is not among them. */
export async function listParked(db: Db): Promise<Omit<FailedEvent, "consumer">[]> {
  const rows = await db
    .selectFrom("_parked")
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("_parked as bad")
          .select("bad.n")
          .whereRef("bad.producer", "=", "_parked.producer")
          .whereRef("bad.key", "=", "_parked.key")
          .where((bad) =>
            bad.or([
              bad("bad.status", "in", ["retrying", "failed"]),
              bad.and([bad("bad.status", "=", "running"), bad("bad.attempts", ">", 1)]),
            ]),
          ),
      ),
    )
    .orderBy("n")
    .execute();
  return rows.map((row) => ({
    producer: row.producer,
    eventId: row.event_id,
    type: (fromJson(row.event) as StoredEvent).type,
    key: row.key,
    status: shown(row.status),
    attempts: Number(row.attempts),
    error: row.error,
    failedAt: new Date(Number(row.at_ms)),
  }));
}

function shown(status: FrameworkTables["_parked"]["status"]): FailedEvent["status"] {
  return status === "running" || status === "queued" ? "retrying" : status;
}

/** Makes failed events, and those to be tried again, due at once, with all their attempts; what is under way is left alone. */
export async function retryParked(tx: Db, eventId: string | undefined, now: Instant): Promise<number> {
  const update = tx
    .updateTable("_parked")
    .set({ status: "retrying", attempts: 0, crashes: 0, next_at_ms: later(now, 0) })
    .where("status", "in", ["failed", "retrying"]);
  const chosen = eventId === undefined ? update : update.where("event_id", "=", eventId);
  return Number((await chosen.executeTakeFirst()).numUpdatedRows);
}

/** Gives an event up; what waits behind it goes on. */
export async function discardParked(tx: Db, eventId: string, now: Instant): Promise<number> {
  const gone = await tx.deleteFrom("_parked").where("event_id", "=", eventId).returningAll().execute();
  for (const { producer, key } of gone) await wakeNext(tx, producer, [key], now);
  return gone.length;
}
