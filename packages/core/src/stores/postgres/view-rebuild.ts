import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import type { RowAddress, Write } from "../../runtime/ports/state-store.js";
import type { ViewRebuild } from "../../runtime/ports/view-rebuild.js";
import { layoutId, switchLayout } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { isViewTable, viewTable } from "../sql/view-table.js";
import { readFeed } from "./feed.js";
import { kyselyOverClient } from "./kysely.js";
import type { loader } from "./load.js";
import { spellOut, toRow } from "./save-documents.js";
import { sqlTypes } from "./save-statement.js";
import { inTransaction } from "./transaction.js";

const finishWithin = 1000;

/** The change to the declared views, or `undefined` when they are live. */
export async function postgresRebuild(
  pool: Pool,
  load: ReturnType<typeof loader>,
  views: readonly AnyView[],
  changed: readonly AnyView[],
): Promise<ViewRebuild | undefined> {
  const layout = layoutId(views);
  const row = async (client: ClientBase | Pool, lock = "") => {
    const { rows } = await client.query<LayoutRow>(
      `select live, position from _layout where id = $1 ${lock}`,
      [layout],
    );
    if (!rows[0]) throw superseded();
    return rows[0];
  };
  if ((await row(pool)).live === 1) return undefined;
  let from = "";

  return {
    views: changed,
    load: (rows) => loadRows(pool, load, rows),
    async next(limit) {
      from = (await row(pool)).position;
      return readFeed(pool, from, limit, { settledOnly: true });
    },
    save: (writes, upTo) =>
      inTransaction(pool, async (client) => {
        const { live, position } = await row(client, "for update");
        if (live === 1 || position !== from) return false;
        await saveRows(client, views, writes);
        await client.query("update _layout set position = $1 where id = $2", [upTo, layout]);
        return true;
      }),
    async abandon() {
      await pool.query("delete from _layout where id = $1 and live = 0", [layout]);
    },
    finish: (fold) =>
      inTransaction(pool, async (client) => {
        await client.query("set local lock_timeout = '10s'");
        await client.query("lock table _feed in share row exclusive mode");
        const { live, position } = await row(client, "for update");
        if (live === 1) return true;
        const rest = await readFeed(client, position, finishWithin, { settledOnly: false });
        if (rest.length === finishWithin) return false;
        await saveRows(client, views, await fold(rest, (rows) => loadRows(client, load, rows)));
        await switchLayout(kyselyOverClient(client), views, await viewTables(client));
        return true;
      }),
  };
}

async function loadRows(
  client: ClientBase | Pool,
  load: ReturnType<typeof loader>,
  rows: readonly RowAddress[],
) {
  return (await load(client, { entities: [], outcomes: [], rows })).rows;
}

/** Writes rows of views, whatever stood there: those of one view at once. */
async function saveRows(
  client: ClientBase,
  views: readonly AnyView[],
  writes: readonly Write<RowAddress>[],
): Promise<void> {
  for (const view of views) {
    const own = writes.filter(({ address }) => address.view === view.name);
    const gone = own.filter(({ value }) => value === undefined).map(({ address }) => address.key);
    const table = `"${viewTable(view)}"`;
    if (gone.length > 0) await client.query(`delete from ${table} where _key = any($1)`, [gone]);
    const rows = own.filter(({ value }) => value !== undefined).map((row) => toRow(view, 0, row, spellOut));
    if (rows.length > 0) await client.query(upsertRows(view, table), [JSON.stringify(rows)]);
  }
}

function upsertRows(view: AnyView, table: string): string {
  const fields = Object.entries(view.indexes).map(([name, type]) => ({
    name: `"${name}"`,
    type: sqlTypes[type],
  }));
  const columns = ["_key", "_version", "_row", ...fields.map(({ name }) => name)];
  const given = [
    "_key text",
    "_expected bigint",
    "_row text",
    ...fields.map(({ name, type }) => `${name} ${type}`),
  ];
  const taken = ["_key", "_expected + 1", "_row::json", ...fields.map(({ name }) => name)];
  const replaced = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  return `insert into ${table} (${columns.join(", ")})
    select ${taken.join(", ")} from json_to_recordset($1::json) as x(${given.join(", ")})
    on conflict (_key) do update set ${replaced.join(", ")}`;
}

async function viewTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema()",
  );
  return rows.map(({ name }) => name).filter(isViewTable);
}

interface LayoutRow {
  readonly live: number;
  readonly position: string;
}
