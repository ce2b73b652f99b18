import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AnyView, Dialect, IndexType, ViewPage, ViewQuery, ViewReader } from "../../module/index.js";
import { isStorable } from "../../runtime/ports/storable-text.js";
import { formatCursor, type Place, parseCursor, type RowOrder } from "./cursor.js";
import { superseded } from "./superseded.js";
import { fromJson } from "./tables.js";
import { indexValue, viewTable } from "./view-table.js";

const defaultLimit = 100;
const maximumLimit = 1000;

/** Readers for a module's views, by the views' names. */
export function viewReaders(
  db: Kysely<unknown>,
  dialect: Dialect,
  views: readonly AnyView[],
): Record<string, ViewReader<unknown, unknown>> {
  return Object.fromEntries(views.map((view) => [view.name, viewReader(db, dialect, view)]));
}

function viewReader(db: Kysely<unknown>, dialect: Dialect, view: AnyView): ViewReader<unknown, unknown> {
  const table = sql.table(viewTable(view));
  return {
    async get(key) {
      if (!isStorable(key)) return null;
      const { rows } = await sql<{ _row: unknown }>`
        select _row from ${table} where _key = ${key} and _row is not null`
        .execute(db)
        .catch(tellSuperseded);
      return rows[0] ? fromJson(rows[0]._row) : null;
    },
    async find(query = {}) {
      const loose = query as LooseQuery;
      const { orderBy: field, descending = false, after, limit = defaultLimit } = loose;
      const rowOrder: RowOrder = { field, descending };
      requireIndexed(view, [
        ...Object.keys({ ...loose.where, ...loose.range }),
        ...(field === undefined ? [] : [field]),
      ]);
      if (typeof limit !== "number" || Number.isNaN(limit)) throw new TypeError("`limit` must be a number.");
      const count = Math.max(1, Math.min(Math.trunc(limit), maximumLimit));
      const conditions = [
        sql`_row is not null`,
        ...equalities(view, loose, dialect),
        ...ranges(view, loose, dialect),
        ...(after === undefined ? [] : [beyond(parseCursor(view, rowOrder, after), rowOrder, dialect)]),
      ];
      const direction = sql.raw(descending ? "desc" : "asc");
      const nulls = sql.raw(descending ? "nulls last" : "nulls first");
      const order = field
        ? sql`${sql.ref(field)} ${direction} ${nulls}, _key ${direction}`
        : sql`_key ${direction}`;
      const { rows } = await sql<{ _key: string; _row: unknown }>`
        select _key, _row from ${table}
        where ${sql.join(conditions, sql` and `)}
        order by ${order} limit ${count + 1}`
        .execute(db)
        .catch(tellSuperseded);
      return toPage(view, rowOrder, rows, count);
    },
  };
}

/** The view's table is gone once a newer version has switched to its own. */
function tellSuperseded(error: unknown): never {
  const gone = (error as { code?: unknown }).code === "42P01" || /no such table/.test(String(error));
  throw gone ? superseded() : error;
}

type LooseQuery = Omit<ViewQuery<unknown, unknown>, "where" | "range" | "orderBy"> & {
  readonly where?: Readonly<Record<string, unknown>>;
  readonly range?: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  readonly orderBy?: string | undefined;
};

function requireIndexed({ name, indexes }: AnyView, fields: readonly string[]): void {
  const unknown = fields.find((field) => !Object.hasOwn(indexes, field));
  if (unknown !== undefined) throw new TypeError(`View "${name}" has no index "${unknown}".`);
}

const typeNames: Readonly<Record<IndexType, string>> = {
  text: "string",
  number: "number",
  boolean: "boolean",
};

/** What the databases would each make something else of, such as NaN, is refused here. */
function requireComparable(type: IndexType | undefined, value: unknown, path: string): void {
  // To leave the condition out instead would find rows that nobody asked for.
  if (value === undefined) throw new TypeError(`\`${path}\` is undefined; leave it out to find any row.`);
  if (type && (typeof value !== typeNames[type] || Number.isNaN(value)))
    throw new TypeError(`\`${path}\` must be a ${typeNames[type]}.`);
}

function equalities(
  { indexes }: AnyView,
  { where = {} }: LooseQuery,
  dialect: Dialect,
): RawBuilder<unknown>[] {
  return Object.entries(where).map(([field, value]) => {
    requireComparable(value === null ? undefined : indexes[field], value, `where.${field}`);
    if (value === null) return sql`${sql.ref(field)} is null`;
    if (typeof value === "string" && !isStorable(value)) return sql`1 = 0`;
    return sql`${sql.ref(field)} = ${indexValue(dialect, value)}`;
  });
}

function ranges({ indexes }: AnyView, { range = {} }: LooseQuery, dialect: Dialect): RawBuilder<unknown>[] {
  return Object.entries(range).flatMap(([field, bounds]) => {
    requireComparable(undefined, bounds, `range.${field}`);
    for (const [bound, value] of Object.entries(bounds))
      requireComparable(indexes[field], value, `range.${field}.${bound}`);
    const { from, to } = bounds;
    return [
      ...(from === undefined ? [] : [sql`${sql.ref(field)} >= ${indexValue(dialect, from)}`]),
      ...(to === undefined ? [] : [sql`${sql.ref(field)} <= ${indexValue(dialect, to)}`]),
    ];
  });
}

/** The rows that come after a place in their order, in which null comes before every value. */
function beyond(
  { value, key }: Place,
  { field, descending }: RowOrder,
  dialect: Dialect,
): RawBuilder<unknown> {
  const than = sql.raw(descending ? "<" : ">");
  if (field === undefined) return sql`_key ${than} ${key}`;
  const column = sql.ref(field);
  if (value === null) {
    const sameValue = sql`(${column} is null and _key ${than} ${key})`;
    return descending ? sameValue : sql`(${sameValue} or ${column} is not null)`;
  }
  const bound = indexValue(dialect, value);
  const further = sql`${column} ${than} ${bound} or (${column} = ${bound} and _key ${than} ${key})`;
  return descending ? sql`(${further} or ${column} is null)` : sql`(${further})`;
}

function toPage(
  view: AnyView,
  order: RowOrder,
  rows: readonly { _key: string; _row: unknown }[],
  count: number,
): ViewPage<unknown> {
  const page = rows
    .slice(0, count)
    .map(({ _key, _row }) => ({ key: _key, row: fromJson(_row) as Record<string, unknown> }));
  const last = page.at(-1);
  const next =
    rows.length > count && last
      ? formatCursor(view, order, { value: valueIn(last.row, order.field), key: last.key })
      : undefined;
  return { rows: page.map(({ row }) => row), next };
}

function valueIn(row: Readonly<Record<string, unknown>>, field: string | undefined): unknown {
  return field !== undefined && Object.hasOwn(row, field) ? row[field] : null;
}
