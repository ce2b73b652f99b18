/**
 * How a module's views change while it runs.
 *
 * A *layout* is a set of views, each with its version and indexes, and each of these has a table of its own, so that two
 * layouts can stand side by side. `_layout` keeps every layout that a replica has ever started with, and its generation:
 * the order in which they came. A layout is
 *
 * - **being filled** once a replica starts with it (`prepareLayout`): its new tables hold what has been folded from the
 *   feed, up to `position`. A page of rows and the position are saved together.
 * - **live** once it has been switched to (`switchLayout`), in place of the one before: only its rows are kept up to date.
 *   Whoever saves looks here in the same statement, and is refused when its own layout is not live.
 * - **given up** once another is live, once a fold has thrown (`abandonLayout`), or once another has begun to fill the same
 *   tables. Its rows are not complete and never will be: tables that no other layout uses may be dropped, and a replica that
 *   starts with it begins anew. A layout older than the live one is refused instead, for a replica of an old release that
 *   starts again in the midst of a deploy would otherwise take the views back from the new one.
 *
 * Who moves a layout locks the rows of all of them first (`lockLayouts`), and nobody waits for these who holds anything that
 * he would wait for. A switch then shuts out writers, folds what they left, and moves the mark: nothing else. On PostgreSQL
 * tables are dropped afterwards, in transactions of their own and one at a time: a save of an old replica may hold one while
 * it waits for the feed.
 */
import type { Kysely } from "kysely";
import { AshlarError } from "../../errors/index.js";
import type { AnyView, Dialect } from "../../module/index.js";
import type { ModuleLayout } from "../../runtime/ports/module-store.js";
import type { FrameworkTables } from "./tables.js";
import { createViewTable, dropTable, versionOf, viewTable } from "./view-table.js";

type LayoutRow = FrameworkTables["_layout"];

/** The position of a layout that has been given up. */
export const givenUp = "";

/** Tells one set of views from another: whoever writes must know exactly the views that are live. */
export function layoutId(views: readonly AnyView[]): string {
  return views.map(viewTable).sort().join(" ");
}

/**
 * Makes room for the declared views, in the migrations' transaction, and says which of them must be folded anew. A
 * rebuild that was cut short goes on where it stopped, unless another has begun to fill the same tables since.
 *
 * @throws AshlarError `ASH_VIEWS_OLDER` when the live layout is newer and nobody has asked to go back from it.
 */
export async function prepareLayout(
  db: Kysely<unknown>,
  dialect: Dialect,
  module: ModuleLayout,
  start: string,
): Promise<readonly AnyView[]> {
  const layouts = await lockLayouts(db, dialect);
  const id = layoutId(module.views);
  const own = layouts.find((layout) => layout.id === id);
  const live = layouts.find((layout) => layout.live === 1);
  if (own?.live === 1) return [];
  const goesBack = live !== undefined && isOlder(module.views, own, live);
  if (goesBack && module.viewsBackFrom !== live.generation) throw older(module, live);
  const kept = new Set(live && tablesOf(live));
  const changed = module.views.filter((view) => !kept.has(viewTable(view)));
  if (own && own.position !== givenUp && !goesBack) return changed;

  const begunAnew = new Set(changed.map(viewTable));
  for (const other of layouts) {
    if (other.live === 0 && tablesOf(other).some((table) => begunAnew.has(table))) await giveUp(db, other.id);
  }
  for (const view of changed) {
    await dropTable(db, viewTable(view));
    await createViewTable(db, dialect, view);
  }
  const newest = Math.max(0, ...layouts.map(({ generation }) => generation)) + 1;
  const begun = { live: 0, position: start, generation: own && !goesBack ? own.generation : newest };
  const table = db as Kysely<FrameworkTables>;
  if (own) await table.updateTable("_layout").set(begun).where("id", "=", id).execute();
  else
    await table
      .insertInto("_layout")
      .values({ id, ...begun })
      .execute();
  return changed;
}

/** Makes a layout the live one: its rows are complete. Runs while writers are shut out. */
export async function switchLayout(db: Kysely<unknown>, views: readonly AnyView[]): Promise<void> {
  const id = layoutId(views);
  const layouts = db as Kysely<FrameworkTables>;
  await layouts.updateTable("_layout").set({ live: 0, position: givenUp }).where("id", "<>", id).execute();
  await layouts.updateTable("_layout").set({ live: 1 }).where("id", "=", id).execute();
}

/** Gives up what has been folded for a layout that is not live. */
export async function abandonLayout(db: Kysely<unknown>, views: readonly AnyView[]): Promise<void> {
  await giveUp(db, layoutId(views));
}

/** Those of the existing tables of views that no layout needs any more. */
export async function unusedTables(
  db: Kysely<unknown>,
  dialect: Dialect,
  existing: readonly string[],
): Promise<readonly string[]> {
  const layouts = await lockLayouts(db, dialect);
  const used = new Set(
    layouts.filter(({ live, position }) => live === 1 || position !== givenUp).flatMap(tablesOf),
  );
  return existing.filter((table) => !used.has(table));
}

/** All layouts, to be changed by nobody else until the transaction ends. */
export function lockLayouts(db: Kysely<unknown>, dialect: Dialect): Promise<LayoutRow[]> {
  const all = (db as Kysely<FrameworkTables>).selectFrom("_layout").selectAll().orderBy("id");
  return (dialect === "postgres" ? all.forUpdate() : all).execute();
}

async function giveUp(db: Kysely<unknown>, id: string): Promise<void> {
  const layouts = (db as Kysely<FrameworkTables>).updateTable("_layout");
  await layouts.set({ position: givenUp }).where("id", "=", id).where("live", "=", 0).execute();
}

function tablesOf({ id }: LayoutRow): string[] {
  return id.split(" ");
}

/** A layout that was there before goes by its generation. One that is new here must not know an older version of a view. */
function isOlder(views: readonly AnyView[], own: LayoutRow | undefined, live: LayoutRow): boolean {
  if (own) return own.generation < live.generation;
  const versions = new Map(tablesOf(live).map(versionOf));
  return views.some(({ name, version }) => version < (versions.get(name) ?? 0));
}

function older({ name }: ModuleLayout, { id, generation }: LayoutRow): AshlarError {
  const views = [...new Map(tablesOf({ id } as LayoutRow).map(versionOf))]
    .map(([view, version]) => `${view} ${version}`)
    .join(", ");
  return new AshlarError("ASH_VIEWS_OLDER", {
    message: `The live views of module "${name}" (${views}) are newer than those of this code.`,
    fix: `Start the newer release. To go back on purpose, raise the version of one of the module's views, or set ASHLAR_VIEWS_BACK=${name}:${generation}; replicas of the newer release are then refused.`,
  });
}
