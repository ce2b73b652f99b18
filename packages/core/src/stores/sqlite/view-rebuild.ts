import type { Kysely } from "kysely";
import type { AnyView } from "../../module/index.js";
import { FoldFailure, type ViewRebuild } from "../../runtime/ports/view-rebuild.js";
import { abandonLayout, givenUp, layoutId, switchLayout, unusedTables } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { dropTable, isViewTable } from "../sql/view-table.js";
import type { Connection } from "./connection.js";
import { toFailure } from "./failure.js";
import { countFeed, readFeed } from "./feed.js";
import { loadRows, saveRows, viewStatements } from "./state-store.js";
import { inAsyncTransaction, inTransaction } from "./transaction.js";
import type { WriteLock } from "./write-lock.js";

const pageSize = 1_000;

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
    const found = writer.prepare("select live, position from _layout where id = ?").get(layout) as
      | LayoutRow
      | undefined;
    if (!found || (found.live === 0 && found.position === givenUp)) throw superseded();
    return found;
  };
  if (row().live === 1) return undefined;
  const statements = viewStatements(views);
  const advance = (position: string) =>
    writer.prepare("update _layout set position = ? where id = ?").run(position, layout);
  const load: ViewRebuild["load"] = async (rows) => {
    try {
      return loadRows(writer, statements, rows);
    } catch (error) {
      throw toFailure(error, file);
    }
  };
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
    abandon: () => lock.run(() => inAsyncTransaction(writer, file, () => abandonLayout(db, views))),
    finish: (fold, atMost) =>
      lock
        .run(() =>
          inAsyncTransaction(writer, file, async () => {
            const { live, position } = row();
            if (live === 1) return "switched" as const;
            if (countFeed(writer, position, atMost) === atMost) return "too much left" as const;
            for (let after = position, full = true; full; ) {
              const rest = readFeed(writer, after, pageSize);
              saveRows(writer, statements, await fold(rest, load));
              full = rest.length === pageSize;
              after = rest.at(-1)?.position ?? after;
            }
            await switchLayout(db, views);
            await dropUnusedTables(writer, db);
            return "switched" as const;
          }),
        )
        .catch((error) => {
          throw error instanceof FoldFailure ? error : toFailure(error, file);
        }),
  };
}

interface LayoutRow {
  readonly live: number;
  readonly position: string;
}

/** Drops the tables of views that no layout uses any more. Whoever is reading one goes on in the state it began with. */
export async function dropUnusedTables({ database }: Connection, db: Kysely<unknown>): Promise<void> {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  const existing = tables.map(({ name }) => name).filter(isViewTable);
  for (const table of await unusedTables(db, "sqlite", existing)) await dropTable(db, table);
}
