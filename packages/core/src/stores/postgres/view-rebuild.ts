import { setTimeout } from "node:timers/promises";
import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import type { RowAddress, Write } from "../../runtime/ports/state-store.js";
import { type FinishedRebuild, FoldFailure, type ViewRebuild } from "../../runtime/ports/view-rebuild.js";
import { abandonLayout, givenUp, layoutId, lockLayouts, switchLayout } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { viewTable } from "../sql/view-table.js";
import { failReading, isBusy, toFailure } from "./failure.js";
import { countFeed, readFeed } from "./feed.js";
import { kyselyOverClient } from "./kysely.js";
import type { loader } from "./load.js";
import { spellOut, toRow } from "./save-documents.js";
import { sqlTypes } from "./save-statement.js";
import { inTransaction } from "./transaction.js";
import { dropUnusedTables } from "./view-sweep.js";

const pageSize = 1_000;
// Longer than `deadlock_timeout`, after which an autovacuum lets go of what others wait for.
const lockTimeout = "5s";
const turnOfOthersMs = 1_000;

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
    if (!rows[0] || (rows[0].live === 0 && rows[0].position === givenUp)) throw superseded();
    return rows[0];
  };
  if ((await row(pool).catch(failReading)).live === 1) return undefined;
  let from = "";

  const foldRest: (...of: Parameters<ViewRebuild["finish"]>) => Promise<FinishedRebuild> = (fold, atMost) =>
    inTransaction(pool, async (client) => {
      const db = kyselyOverClient(client);
      await client.query(`set local lock_timeout = '${lockTimeout}'`);
      await lockLayouts(db, "postgres");
      await client.query("lock table _feed in share row exclusive mode");
      const { live, position } = await row(client);
      if (live === 1) return "switched";
      if ((await countFeed(client, position, atMost)) === atMost) return "too much left";
      for (let after = position, full = true; full; ) {
        const rest = await readFeed(client, after, pageSize, { settledOnly: false });
        await saveRows(client, views, await fold(rest, (rows) => loadRows(client, load, rows)));
        full = rest.length === pageSize;
        after = rest.at(-1)?.position ?? after;
      }
      await switchLayout(db, views);
      return "switched";
    });

  return {
    views: changed,
    load: (rows) => loadRows(pool, load, rows).catch(failReading),
    async next(limit) {
      from = (await row(pool).catch(failReading)).position;
      return readFeed(pool, from, limit, { settledOnly: true }).catch(failReading);
    },
    save: (writes, upTo) =>
      inTransaction(pool, async (client) => {
        const { live, position } = await row(client, "for update");
        if (live === 1 || position !== from) return false;
        // Rows and progress go together: what a crash of the server takes away is folded again.
        await client.query("set local synchronous_commit = off");
        await saveRows(client, views, writes);
        await client.query("update _layout set position = $1 where id = $2", [upTo, layout]);
        return true;
      }).catch((error) => {
        if (isBusy(error)) return false;
        return failWriting(error);
      }),
    async abandon() {
      await inTransaction(pool, (client) => abandonLayout(kyselyOverClient(client), views)).catch(
        failWriting,
      );
    },
    async finish(fold, atMost) {
      try {
        const outcome = await foldRest(fold, atMost);
        if (outcome === "switched") await dropUnusedTables(pool);
        return outcome;
      } catch (error) {
        if (!isBusy(error)) return failWriting(error);
        await setTimeout(turnOfOthersMs);
        return "busy";
      }
    },
  };
}

function failWriting(error: unknown): never {
  throw error instanceof FoldFailure ? error : toFailure(error, "writing");
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

interface LayoutRow {
  readonly live: number;
  readonly position: string;
}
