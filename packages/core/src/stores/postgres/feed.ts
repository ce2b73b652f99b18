import type { ClientBase, Pool } from "pg";
import { AshlarError } from "../../errors/index.js";
import type { Feed, StoredEvent } from "../../runtime/ports/feed.js";
import { fromJson } from "../sql/tables.js";

/** Before every event: no transaction has the id 0. */
export const feedStart = "0:0";

/**
 * The feed in PostgreSQL. A sequence's order is not the order of commits, so a reader that simply went by position could
 * pass an event that commits later. Events are therefore ordered by (transaction id, position) and read only below the
 * oldest transaction still running: nothing can appear there any more. When that holds reading up for long, it is looked
 * whether any of those that run can write here at all.
 */
export function postgresFeed(pool: Pool): Feed {
  const hold = new Hold();
  return {
    start: feedStart,
    async read(after, limit) {
      const page = await readPage(pool, after, limit, "settled");
      if (page.events.length > 0 || !page.held) return page.events;
      if (!hold.isLong(page.oldest)) return [];
      return (await readPage(pool, after, limit, await boundOfWriters(pool))).events;
    },
    lag: (after) => countFeed(pool, after, 100_000),
    heldMs: () => hold.ms,
  };
}

const patienceMs = 250;

/** Readers look at least so often; who has not been held up since is held up no more. */
const lookMs = 1_000;

/**
 * For how long events have been there that must not be read yet. Several consumers read a feed, and one of them that is
 * not held up says nothing of the others.
 */
class Hold {
  #oldest: string | undefined;
  #sinceMs = 0;
  #seenMs = 0;

  get ms(): number {
    const now = performance.now();
    return this.#oldest === undefined || now - this.#seenMs > lookMs ? 0 : now - this.#sinceMs;
  }

  /** Whether it has been this transaction for so long that it is worth to look closer. */
  isLong(oldest: string): boolean {
    this.#seenMs = performance.now();
    if (oldest !== this.#oldest) this.#sinceMs = this.#seenMs;
    this.#oldest = oldest;
    return this.#seenMs - this.#sinceMs > patienceMs;
  }
}

/**
 * The transaction id below which nobody can write into this module's feed any more.
 *
 * Whoever writes there holds a lock on `_feed`, or as a handler on `_migrations`, before it has an id. So of the transactions in
 * this statement's snapshot those are passed over that are known to hold neither; one that has no id yet gets one from
 * `xmax` on, and one that ends after the locks were looked at is visible to the next statement. Sessions of the module's own name
 * are never passed over: releases before this one did not lock.
 */
async function boundOfWriters(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ bound: string }>(`
    with now as materialized (select pg_current_snapshot() as snapshot),
    locks as materialized (select * from pg_locks where granted),
    writers as (select virtualtransaction from locks
      where locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
        and (relation = '_migrations'::regclass
          or relation = '_feed'::regclass and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))),
    others as (select transactionid from locks join pg_stat_activity a using (pid)
      where locktype = 'transactionid' and mode = 'ExclusiveLock'
        and a.application_name <> current_setting('application_name')
        and virtualtransaction not in (select virtualtransaction from writers))
    select coalesce(
      (select x from pg_snapshot_xip(snapshot) x
        where not exists (select from others where transactionid = x::xid) order by x limit 1),
      pg_snapshot_xmax(snapshot))::text as bound
    from now`);
  return rows[0]!.bound;
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
  return (await readPage(client, after, limit, settledOnly ? "settled" : "all")).events;
}

/** Events after a position; whether there are more that must wait, and for which transaction at least. */
interface Page {
  readonly events: StoredEvent[];
  readonly held: boolean;
  readonly oldest: string;
}

/** @param until below which transaction's id; `settled`: that of the oldest that runs */
async function readPage(
  client: Pool | ClientBase,
  after: string,
  limit: number,
  until: "all" | "settled" | (string & {}),
): Promise<Page> {
  const oldest = "pg_snapshot_xmin(pg_current_snapshot())";
  const bound = until === "all" ? undefined : until === "settled" ? oldest : "$4::xid8";
  const { rows } = await client.query<FeedRow>({
    name: bound === undefined ? "ashlar feed to its end" : `ashlar feed below ${bound}`,
    // By bare names it would be ordered by the texts that are selected.
    text: `select ${oldest}::text as oldest,
        ${bound ? `exists (select from _feed where xid >= ${bound} and (xid, position) > ($1::xid8, $2))` : "false"} as held,
        f.xid::text, f.position::text, id, type, version, key, at_ms::float8 as at_ms, cause_id, trace, data
      from (select) one left join (
        select * from _feed where (xid, position) > ($1::xid8, $2) ${bound ? `and xid < ${bound}` : ""}
        order by xid, position limit $3) f on true
      order by f.xid, f.position`,
    values: [...parsePosition(after), limit, ...(bound === "$4::xid8" ? [until] : [])],
  });
  return {
    events: rows.flatMap(({ oldest: _, held: __, xid, position, at_ms, cause_id, data, ...event }) =>
      xid === null
        ? []
        : [
            {
              ...event,
              position: `${xid}:${position}`,
              atMs: at_ms,
              causeId: cause_id,
              data: fromJson(data),
            },
          ],
    ),
    held: rows[0]!.held,
    oldest: rows[0]!.oldest,
  };
}

/** Refuses a feed whose events have transaction ids that this server has yet to give out. */
export async function requireOwnServersEvents(client: ClientBase, module: string): Promise<void> {
  const { rows } = await client.query<{ restored: boolean }>(
    // PostgreSQL 13 and 14 know no max(xid8).
    "select xid >= pg_snapshot_xmax(pg_current_snapshot()) as restored from _feed order by xid desc limit 1",
  );
  if (!rows[0]?.restored) return;
  throw new AshlarError("ASH_STORE_RESTORED", {
    message: `The events of module "${module}" were written on another PostgreSQL server.`,
  });
}

function parsePosition(position: string): [xid: string, position: string] {
  const [xid = "0", place = "0"] = position.split(":");
  return [xid, place];
}

/** Without an event, all but the first two are null. */
interface FeedRow {
  oldest: string;
  held: boolean;
  xid: string | null;
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
