import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AnyView, Dialect, ViewPage, ViewQuery, ViewReader } from "../../module/index.js";
import { isStorable } from "../../runtime/ports/storable-text.js";
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
      const { rows } = await sql<{ _row: unknown }>`select _row from ${table} where _key = ${key}`
        .execute(db)
        .catch(tellSuperseded);
      return rows[0] ? fromJson(rows[0]._row) : null;
    },
    async find(query = {}) {
      const {
        orderBy,
        descending = false,
        after,
        limit = defaultLimit,
      } = query as ViewQuery<Record<string, unknown>, unknown>;
      const count = Math.max(1, Math.min(Math.trunc(limit), maximumLimit));
      const conditions = [
        ...equalities(query as LooseQuery, dialect),
        ...ranges(query as LooseQuery, dialect),
        ...(after === undefined
          ? []
          : [beyond(parseCursor(after), orderBy as string | undefined, descending, dialect)]),
      ];
      const field = orderBy as string | undefined;
      const direction = sql.raw(descending ? "desc" : "asc");
      const nulls = sql.raw(descending ? "nulls last" : "nulls first");
      const order = field
        ? sql`${sql.ref(field)} ${direction} ${nulls}, _key ${direction}`
        : sql`_key ${direction}`;
      const { rows } = await sql<{ _key: string; _row: unknown }>`
        select _key, _row from ${table}
        ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
        order by ${order} limit ${count + 1}`
        .execute(db)
        .catch(tellSuperseded);
      return toPage(rows, count, field);
    },
  };
}

/** The view's table is gone once a newer version has switched to its own. */
function tellSuperseded(error: unknown): never {
  const gone = (error as { code?: unknown }).code === "42P01" || /no such table/.test(String(error));
  throw gone ? superseded() : error;
}

interface LooseQuery {
  readonly where?: Record<string, unknown>;
  readonly range?: Record<string, { from?: unknown; to?: unknown }>;
}

function equalities({ where = {} }: LooseQuery, dialect: Dialect): RawBuilder<unknown>[] {
  return Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      if (value === null) return sql`${sql.ref(field)} is null`;
      if (typeof value === "string" && !isStorable(value)) return sql`1 = 0`;
      return sql`${sql.ref(field)} = ${indexValue(dialect, value)}`;
    });
}

function ranges({ range = {} }: LooseQuery, dialect: Dialect): RawBuilder<unknown>[] {
  return Object.entries(range).flatMap(([field, { from, to } = {}]) => [
    ...(from === undefined ? [] : [sql`${sql.ref(field)} >= ${indexValue(dialect, from)}`]),
    ...(to === undefined ? [] : [sql`${sql.ref(field)} <= ${indexValue(dialect, to)}`]),
  ]);
}

interface Cursor {
  readonly value: unknown;
  readonly key: string;
}

/** The rows that come after the cursor's in the page's order, in which null comes before every value. */
function beyond(
  { value, key }: Cursor,
  field: string | undefined,
  descending: boolean,
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
  rows: readonly { _key: string; _row: unknown }[],
  count: number,
  field: string | undefined,
): ViewPage<unknown> {
  const page = rows
    .slice(0, count)
    .map(({ _key, _row }) => ({ key: _key, row: fromJson(_row) as Record<string, unknown> }));
  const last = page.at(-1);
  const next =
    rows.length > count && last
      ? formatCursor({ value: field ? (last.row[field] ?? null) : null, key: last.key })
      : undefined;
  return { rows: page.map(({ row }) => row), next };
}

function formatCursor({ value, key }: Cursor): string {
  return Buffer.from(JSON.stringify([value, key])).toString("base64url");
}

function parseCursor(text: string): Cursor {
  try {
    const [value, key] = JSON.parse(Buffer.from(text, "base64url").toString()) as [unknown, string];
    if (typeof key === "string") return { value, key };
  } catch {}
  throw new TypeError("`after` must be the `next` of an earlier page.");
}
