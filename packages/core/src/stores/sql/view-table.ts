import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AnyView, Dialect, IndexType } from "../../module/index.js";

/** The table that holds a view's rows: one per version and set of indexes, so that two can stand side by side. */
export function viewTable(view: AnyView): string {
  const indexes = JSON.stringify(Object.entries(view.indexes).sort());
  return `view_${view.name}_v${view.version}_${digest(indexes, 4)}`;
}

const viewTableName = /^view_(.*)_v(\d+)_[0-9a-f]{4}$/;

/** Whether a table of the module's schema holds a view. */
export function isViewTable(table: string): boolean {
  return viewTableName.test(table);
}

/** The view that a table holds, and its version. */
export function versionOf(table: string): readonly [view: string, version: number] {
  const [, view = "", version = "0"] = viewTableName.exec(table) ?? [];
  return [view, Number(version)];
}

/** Creates a view's table and its indexes. On PostgreSQL a row that was removed may stay as a tombstone, without `_row`. */
export async function createViewTable(db: Kysely<unknown>, dialect: Dialect, view: AnyView): Promise<void> {
  const table = viewTable(view);
  const columns = Object.entries(view.indexes);
  await sql`create table ${sql.table(table)} (
    _key ${sql.raw(columnTypes[dialect].text)} primary key,
    _version bigint not null,
    _row ${sql.raw(dialect === "postgres" ? "json" : "text not null")}
    ${sql.join(
      columns.map(([name, type]) => sql`, ${sql.ref(name)} ${sql.raw(columnTypes[dialect][type])}`),
      sql``,
    )}
  )`.execute(db);
  for (const [name] of columns) {
    const index = sql.ref(indexName(table, name));
    await sql`create index ${index} on ${sql.table(table)} (${sql.ref(name)} ${sql.raw(nullsFirst[dialect])}, _key)`.execute(
      db,
    );
  }
}

/** Drops a view's table, if it is there. */
export async function dropTable(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`drop table if exists ${sql.table(table)}`.execute(db);
}

// PostgreSQL cuts names at 63 bytes; table and field together may have twice as many.
function indexName(table: string, field: string): string {
  return `${table.slice(0, 40)}_${digest(`${table} ${field}`, 16)}`;
}

function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

// Both dialects order text by its bytes, and nothing before something.
const columnTypes: Record<Dialect, Record<IndexType, string>> = {
  postgres: { text: 'text collate "C"', number: "double precision", boolean: "boolean" },
  sqlite: { text: "text", number: "real", boolean: "integer" },
};
const nullsFirst: Record<Dialect, string> = { postgres: "nulls first", sqlite: "" };

/** A field's value as its index column holds it. */
export function indexValue(dialect: Dialect, value: unknown): unknown {
  if (value === undefined) return null;
  return dialect === "sqlite" && typeof value === "boolean" ? Number(value) : value;
}
