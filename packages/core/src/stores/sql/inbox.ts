import type { Kysely } from "kysely";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** Which of these events were handled before. */
export async function handledEvents(db: Db, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await db.selectFrom("_inbox").select("id").where("id", "in", eventIds.map(inboxId)).execute();
  const found = new Set(rows.map(({ id }) => id));
  return new Set(eventIds.filter((id) => found.has(inboxId(id))));
}

/** Remembers events as handled. */
export async function rememberEvents(tx: Db, eventIds: readonly string[], nowMs: number): Promise<void> {
  if (eventIds.length === 0) return;
  await tx
    .insertInto("_inbox")
    .values(eventIds.map((id) => ({ id: inboxId(id), outcome: "{}", at_ms: nowMs })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets commands' outcomes and handled events older than this, at most so many; returns how many. */
export async function pruneInbox(tx: Db, beforeMs: number, limit: number): Promise<number> {
  const result = await tx
    .deleteFrom("_inbox")
    .where("id", "in", (eb) =>
      eb.selectFrom("_inbox").select("id").where("at_ms", "<", beforeMs).limit(limit),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

// Commands' outcomes stand in the inbox under their plain ids.
function inboxId(eventId: string): string {
  return `event:${eventId}`;
}
