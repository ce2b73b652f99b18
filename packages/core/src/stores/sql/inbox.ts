import { type Kysely, sql } from "kysely";
import type { Old } from "../../runtime/ports/consumer-store.js";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** Which of these events were handled before. */
export async function handledEvents(db: Db, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await db.selectFrom("_inbox").select("id").where("id", "in", eventIds.map(inboxId)).execute();
  const found = new Set(rows.map(({ id }) => id));
  return new Set(eventIds.filter((id) => found.has(inboxId(id))));
}

/** Remembers events as handled, until the checkpoint has passed them. */
export async function rememberEvents(tx: Db, eventIds: readonly string[], nowMs: number): Promise<void> {
  for (const ids of inShares(eventIds)) {
    await tx
      .insertInto("_inbox")
      .values(ids.map((id) => ({ id: inboxId(id), outcome: "{}", at_ms: nowMs })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Forgets handled events. */
export async function forgetEvents(tx: Db, eventIds: readonly string[]): Promise<void> {
  for (const ids of inShares(eventIds)) {
    await tx.deleteFrom("_inbox").where("id", "in", ids.map(inboxId)).execute();
  }
}

const mostAtOnce = 1_000;

/** A statement takes only so many parameters. */
function inShares(ids: readonly string[]): string[][] {
  const shares: string[][] = [];
  for (let n = 0; n < ids.length; n += mostAtOnce) shares.push(ids.slice(n, n + mostAtOnce));
  return shares;
}

/** Forgets commands' outcomes and handled events that are old; returns how many. */
export async function pruneInbox(tx: Db, { beforeMs, derivedBeforeMs, kept, limit }: Old): Promise<number> {
  const result = await tx
    .deleteFrom("_inbox")
    .where("id", "in", (eb) => {
      const old = eb
        .selectFrom("_inbox")
        .select("id")
        .where("at_ms", "<", Math.max(beforeMs, derivedBeforeMs))
        .where((row) => row.or([row("at_ms", "<", beforeMs), row("id", "like", "command:%>%")]));
      const forgettable = kept.length === 0 ? old : old.where((row) => row.not(isLedToBy(kept)));
      return forgettable.limit(limit);
    })
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

// The id of a command that an event led to begins with the event's own; see `idsFrom`.
function isLedToBy(eventIds: readonly string[]) {
  const begin = "command:".length;
  return sql<boolean>`substr(id, ${sql.lit(begin + 1)}, ${sql.lit(eventIdLength)}) in (${sql.join(eventIds)})`;
}

/** The length of a UUID, which is what every event's id is. */
const eventIdLength = 36;

// Commands' outcomes stand in the inbox under ids of their own.
function inboxId(eventId: string): string {
  return `event:${eventId}`;
}
