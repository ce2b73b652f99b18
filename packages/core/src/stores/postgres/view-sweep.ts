import type { Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import { unusedTables } from "../sql/layout.js";
import { dropTable, isViewTable, viewTable } from "../sql/view-table.js";
import { isBusy } from "./failure.js";
import { kyselyOverClient } from "./kysely.js";
import { inTransaction } from "./transaction.js";

// Whoever reads an older view's table waits behind the drop; an autovacuum lets go after a second.
const lockTimeout = "2s";

/** Removes what a module's views have left behind: unused tables, and tombstones, of which it says how many. */
export async function sweepViews(pool: Pool, views: readonly AnyView[], limit: number): Promise<number> {
  await dropUnusedTables(pool);
  let forgotten = 0;
  for (const view of views) forgotten += await forgetTombstones(pool, view, limit - forgotten);
  return forgotten;
}

/**
 * Drops the tables of views that no layout uses any more, each in a transaction of its own, so that it never waits while
 * it holds another. What is still being read is left for the next time.
 */
export async function dropUnusedTables(pool: Pool): Promise<void> {
  for (const table of await unused(pool)) {
    try {
      await drop(pool, table);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
}

function unused(pool: Pool): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = current_schema()",
    );
    const existing = rows.map(({ name }) => name).filter(isViewTable);
    return unusedTables(kyselyOverClient(client), "postgres", existing);
  });
}

/** A layout that begins to be filled meanwhile may have made the table anew: then it stays. */
function drop(pool: Pool, table: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    const db = kyselyOverClient(client);
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    if ((await unusedTables(db, "postgres", [table])).length === 0) return;
    await client.query("delete from _tombstones where view = $1", [table]);
    await dropTable(db, table);
  });
}

/**
 * Forgets removed rows that no transaction can miss any more: all that are older have ended. A version that is still to
 * be given out comes from the server that the database was restored from. Rows are locked in the order in which saving
 * locks them.
 */
async function forgetTombstones(pool: Pool, view: AnyView, limit: number): Promise<number> {
  const table = viewTable(view);
  const { rowCount } = await pool.query(
    `with settled as materialized (
       select version, key from _tombstones
         where view = $1 and version not between pg_snapshot_xmin(pg_current_snapshot())::text::bigint
           and pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
         order by version limit $2),
     held as materialized (
       select t._key from "${table}" t join settled s on t._key = s.key and t._version = s.version
         where t._row is null order by t._key for update of t),
     gone as (delete from "${table}" t using held where t._key = held._key)
     delete from _tombstones m using settled s where m.view = $1 and m.version = s.version and m.key = s.key`,
    [table, limit],
  );
  return rowCount ?? 0;
}
