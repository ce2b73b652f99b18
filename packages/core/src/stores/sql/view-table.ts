import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AnyView, Dialect, IndexType } from "../../module/index.js";

/** The table that holds a view's rows: one per version and set of indexes, so that two can stand side by side. */
export function viewTable(view: AnyView): string {
  const indexes = JSON.stringify(Object.entries(view.indexes).sort());
  const shape = createHash("sha256").update(indexes).digest("hex").slice(0, 4);
  return `view_${view.name}_v${view.version}_${shape}`;
}

/** Whether a table of the module's schema holds a view. */
export function isViewTable(table: string): boolean {
  return /^view_.*_v\d+_[0-9a-f]{4}$/.test(table);
}

/** Creates a view's table and its indexes. */
export async function createViewTable(db: Kysely<unknown>, dialect: Dialect, view: AnyView): Promise<void> {
  const table = viewTable(view);
  const columns = Object.entries(view.indexes);
  await sql`create table if not exists ${sql.table(table)} (
    _key ${sql.raw(columnTypes[dialect].text)} primary key,
    _version bigint not null,
    _row ${sql.raw(dialect === "postgres" ? "json" : "text")} not null
    ${sql.join(
      columns.map(([name, type]) => sql`, ${sql.ref(name)} ${sql.raw(columnTypes[dialect][type])}`),
      sql``,
    )}
  )`.execute(db);
  for (const [name] of columns) {
    // PostgreSQL cuts names at 63 bytes, so the field's own name may be too long.
    const index = sql.ref(`${table}_${createHash("sha256").update(name).digest("hex").slice(0, 6)}`);
    await sql`create index if not exists ${index} on ${sql.table(table)} (${sql.ref(name)} ${sql.raw(nullsFirst[dialect])}, _key)`.execute(
      db,
    );
  }
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
