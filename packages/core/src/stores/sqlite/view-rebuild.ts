import type { Kysely } from "kysely";
import type { AnyView } from "../../module/index.js";
import type { ViewRebuild } from "../../runtime/ports/view-rebuild.js";
import { layoutId, switchLayout } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { isViewTable } from "../sql/view-table.js";
import type { Connection } from "./connection.js";
import { readFeed } from "./feed.js";
import { loadRows, saveRows, viewStatements } from "./state-store.js";
import { inAsyncTransaction, inTransaction } from "./transaction.js";
import type { WriteLock } from "./write-lock.js";

const finishWithin = 1000;

/** What a rebuild works on. */
interface RebuildTarget {
  readonly writer: Connection;
  readonly db: Kysely<unknown>;
  readonly file: string;
  readonly lock: WriteLock;
  /** All the views of the module. */
  readonly views: readonly AnyView[];
  /** Those whose rows are not complete yet. */
  readonly changed: readonly AnyView[];
}

/** The change to the declared views, or `undefined` when they are live. */
export function sqliteRebuild({
  writer,
  db,
  file,
  lock,
  views,
  changed,
}: RebuildTarget): ViewRebuild | undefined {
  const layout = layoutId(views);
  const row = (): LayoutRow => {
    const found = writer.prepare("select live, position from _layout where id = ?").get(layout);
    if (!found) throw superseded();
    return found as LayoutRow;
  };
  if (row().live === 1) return undefined;
  const statements = viewStatements(views);
  const advance = (position: string) =>
    writer.prepare("update _layout set position = ? where id = ?").run(position, layout);
  const load: ViewRebuild["load"] = async (rows) => loadRows(writer, statements, rows);
  let from = row().position;

  return {
    views: changed,
    load,
    async next(limit) {
      from = row().position;
      return readFeed(writer, from, limit);
    },
    save: (writes, upTo) =>
      lock.run(() =>
        inTransaction(writer, file, () => {
          if (row().live === 1 || row().position !== from) return false;
          saveRows(writer, statements, writes);
          advance(upTo);
          return true;
        }),
      ),
    abandon: () =>
      lock.run(() => {
        writer.prepare("delete from _layout where id = ? and live = 0").run(layout);
      }),
    finish: (fold) =>
      lock.run(() =>
        inAsyncTransaction(writer, file, async () => {
          if (row().live === 1) return true;
          const rest = readFeed(writer, row().position, finishWithin);
          if (rest.length === finishWithin) return false;
          saveRows(writer, statements, await fold(rest, load));
          await switchLayout(db, views, viewTables(writer));
          return true;
        }),
      ),
  };
}

interface LayoutRow {
  readonly live: number;
  readonly position: string;
}

function viewTables({ database }: Connection): string[] {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  return tables.map(({ name }) => name).filter(isViewTable);
}
