import { type Kysely, sql } from "kysely";
import type { AnyView, Dialect } from "../../module/index.js";
import type { FrameworkTables } from "./tables.js";
import { createViewTable, viewTable } from "./view-table.js";

/** Tells one set of views from another: whoever writes must know exactly the views that are live. */
export function layoutId(views: readonly AnyView[]): string {
  return views.map(viewTable).sort().join(" ");
}

/**
 * Makes room for the declared views, in the migrations' transaction, and says which of them must be folded anew. A
 * rebuild that was cut short goes on where it stopped, unless another has begun to fill the same tables since.
 */
export async function prepareLayout(
  db: Kysely<unknown>,
  dialect: Dialect,
  views: readonly AnyView[],
  start: string,
): Promise<readonly AnyView[]> {
  const layouts = await (db as Kysely<FrameworkTables>).selectFrom("_layout").selectAll().execute();
  const live = new Set(layouts.find((layout) => layout.live === 1)?.id.split(" "));
  const changed = views.filter((view) => !live.has(viewTable(view)));
  const id = layoutId(views);
  if (!layouts.some((layout) => layout.id === id)) {
    const begunAnew = new Set(changed.map(viewTable));
    for (const other of layouts) {
      if (other.live === 1 || !other.id.split(" ").some((table) => begunAnew.has(table))) continue;
      await (db as Kysely<FrameworkTables>).deleteFrom("_layout").where("id", "=", other.id).execute();
    }
    for (const view of changed) {
      await sql`drop table if exists ${sql.table(viewTable(view))}`.execute(db);
      await createViewTable(db, dialect, view);
    }
    await (db as Kysely<FrameworkTables>)
      .insertInto("_layout")
      .values({ id, live: 0, position: start })
      .execute();
  }
  return changed;
}

/** Makes a layout the live one: its rows are complete. Runs while writers are shut out. */
export async function switchLayout(
  db: Kysely<unknown>,
  views: readonly AnyView[],
  existing: readonly string[],
): Promise<void> {
  const id = layoutId(views);
  const layouts = db as Kysely<FrameworkTables>;
  await layouts.deleteFrom("_layout").where("id", "<>", id).execute();
  await layouts.updateTable("_layout").set({ live: 1 }).execute();
  const kept = new Set(views.map(viewTable));
  for (const table of existing) {
    if (!kept.has(table)) await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
