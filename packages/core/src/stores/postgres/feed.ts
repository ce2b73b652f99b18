import type { ClientBase, Pool } from "pg";
import { AshlarError } from "../../errors/index.js";
import type { Feed, StoredEvent } from "../../runtime/ports/feed.js";
import { fromJson } from "../sql/tables.js";

/** Before every event: no transaction has the id 0. */
export const feedStart = "0:0";

/**
 * The feed in PostgreSQL. A sequence's order is not the order of commits, so a reader that simply went by position could
 * pass an event that commits later. Events are therefore ordered by (transaction id, position) and read only below the
 * oldest transaction still running: nothing can appear there any more.
 */
export function postgresFeed(pool: Pool): Feed {
  return {
    start: feedStart,
    read: (after, limit) => readFeed(pool, after, limit, { settledOnly: true }),
    lag: (after) => countFeed(pool, after, 100_000),
  };
}

/** How many events stand after a position, counted up to a bound. */
export async function countFeed(client: Pool | ClientBase, after: string, atMost: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>({
    name: "ashlar lag",
    text: "select count(*)::int as n from (select 1 from _feed where (xid, position) > ($1::xid8, $2) limit $3) x",
    values: [...parsePosition(after), atMost],
  });
  return rows[0]!.n;
}

/** Events after a position. With writers shut out, all of them are settled and need not be waited for. */
export async function readFeed(
  client: Pool | ClientBase,
  after: string,
  limit: number,
  { settledOnly }: { settledOnly: boolean },
): Promise<StoredEvent[]> {
  const { rows } = await client.query<FeedRow>({
    name: settledOnly ? "ashlar feed" : "ashlar feed to its end",
    // By bare names it would be ordered by the texts that are selected.
    text: `select xid::text, position::text, id, type, version, key, at_ms::float8 as at_ms, cause_id, trace, data
      from _feed f where (xid, position) > ($1::xid8, $2)
      ${settledOnly ? "and xid < pg_snapshot_xmin(pg_current_snapshot())" : ""}
      order by f.xid, f.position limit $3`,
    values: [...parsePosition(after), limit],
  });
  return rows.map(({ xid, position, at_ms, cause_id, data, ...event }) => ({
    ...event,
    position: `${xid}:${position}`,
    atMs: at_ms,
    causeId: cause_id,
    data: fromJson(data),
  }));
}

/** Refuses a feed whose events have transaction ids that this server has yet to give out. */
export async function requireOwnServersEvents(client: ClientBase, module: string): Promise<void> {
  const { rows } = await client.query<{ restored: boolean }>(
    "select max(xid) >= pg_snapshot_xmax(pg_current_snapshot()) as restored from _feed",
  );
  if (!rows[0]!.restored) return;
  throw new AshlarError("ASH_STORE_RESTORED", {
    message: `The events of module "${module}" were written on another PostgreSQL server.`,
  });
}

function parsePosition(position: string): [xid: string, position: string] {
  const [xid = "0", place = "0"] = position.split(":");
  return [xid, place];
}

interface FeedRow {
  xid: string;
  position: string;
  id: string;
  type: string;
  version: number;
  key: string;
  at_ms: number;
  cause_id: string;
  trace: string | null;
  data: unknown;
}
