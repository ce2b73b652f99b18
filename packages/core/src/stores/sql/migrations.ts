import { type Kysely, sql } from "kysely";
import { AshlarError } from "../../errors/index.js";
import type { Dialect } from "../../module/index.js";
import type { ModuleLayout } from "../../runtime/ports/module-store.js";
import { createFrameworkTables, type FrameworkTables, frameworkVersion } from "./tables.js";
import { upgradeFrameworkTables } from "./upgrades.js";

const framework = "ashlar";

/**
 * Brings a module's tables up to date. Must run in a transaction that shuts out other replicas doing the same: it then
 * either applies everything that is missing or leaves no trace.
 */
export async function migrate(
  db: Kysely<unknown>,
  dialect: Dialect,
  module: ModuleLayout,
  nowMs: number,
): Promise<void> {
  // Only once: even `create index if not exists` would hold up the writers of a replica that is running.
  if (!(await hasTables(db, dialect))) await createFrameworkTables(db, dialect);
  const tables = db as Kysely<FrameworkTables>;
  const applied = await tables.selectFrom("_migrations").selectAll().orderBy("n").execute();
  await bringToFrameworkVersion(db, dialect, module.name, nowMs);
  const own = applied.filter(({ name }) => name !== framework);
  const declared = Object.entries(module.database?.migrations ?? {});
  for (const [index, migration] of own.entries()) {
    if (declared[index]?.[0] === migration.name) continue;
    throw new AshlarError("ASH_MIGRATION_CHANGED", {
      message: `Module "${module.name}": the database has applied migration "${migration.name}" as number ${index + 1}; the project has ${declared[index] ? `"${declared[index][0]}"` : "none"} in its place.`,
    });
  }
  for (const [index, [name, apply]] of declared.entries()) {
    if (index < own.length) continue;
    try {
      await apply(db, dialect);
    } catch (cause) {
      throw new AshlarError("ASH_MIGRATION_FAILED", {
        message: `Module "${module.name}", migration "${name}": ${cause instanceof Error ? cause.message : cause}`,
        cause,
      });
    }
    await tables
      .insertInto("_migrations")
      .values({ n: index + 1, name, format: 0, at_ms: nowMs })
      .execute();
  }
}

/**
 * Upgrades the framework's tables, which must be there, to the format of this release. Must run in a transaction that
 * shuts out other replicas doing the same.
 */
export async function bringToFrameworkVersion(
  db: Kysely<unknown>,
  dialect: Dialect,
  module: string,
  nowMs: number,
): Promise<void> {
  const tables = db as Kysely<FrameworkTables>;
  const found = await tables
    .selectFrom("_migrations")
    .select("format")
    .where("name", "=", framework)
    .executeTakeFirst();
  if (!found) {
    await tables
      .insertInto("_migrations")
      .values({ n: 0, name: framework, format: frameworkVersion, at_ms: nowMs })
      .execute();
  } else if (found.format > frameworkVersion) {
    throw new AshlarError("ASH_STORE_NEWER", {
      message: `Module "${module}" is stored in format ${found.format}; this version knows format ${frameworkVersion}.`,
    });
  } else if (found.format < frameworkVersion) {
    await upgradeFrameworkTables(db, dialect, found.format);
    await tables
      .updateTable("_migrations")
      .set({ format: frameworkVersion })
      .where("name", "=", framework)
      .execute();
  }
}

/** Asks for the module's own tables only: other tools have a table of that name too. */
async function hasTables(db: Kysely<unknown>, dialect: Dialect): Promise<boolean> {
  const { rows } = await (dialect === "postgres"
    ? sql`select 1 from pg_tables where schemaname = current_schema() and tablename = '_migrations'`
    : sql`select 1 from sqlite_master where type = 'table' and name = '_migrations'`
  ).execute(db);
  return rows.length > 0;
}
