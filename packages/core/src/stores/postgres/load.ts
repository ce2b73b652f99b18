import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import type {
  Loaded,
  LoadRequest,
  RecordedOutcome,
  RowAddress,
  Versioned,
} from "../../runtime/ports/state-store.js";
import { fromJson, outcomeKey } from "../sql/tables.js";
import { viewTable } from "../sql/view-table.js";

const nothing: Versioned = { version: 0, value: undefined };

interface LoadedRow {
  readonly kind: number;
  readonly n: number;
  readonly version: number;
  readonly value: unknown;
}

/** A prepared look-up of many states, outcomes and rows in one round trip. */
export function loader(
  views: readonly AnyView[],
): (client: ClientBase | Pool, request: LoadRequest) => Promise<Loaded> {
  const text = [
    `select 0 as kind, i.n::int as n, t.version::float8 as version, t.state as value
       from unnest($1::text[], $2::text[]) with ordinality as i(entity, key, n) join _entities t using (entity, key)`,
    `select 1, i.n::int, 1, t.outcome from unnest($3::text[]) with ordinality as i(id, n) join _inbox t using (id)`,
    ...views.map(
      (view, index) =>
        `select ${index + 2}, i.n::int, t._version, t._row
           from unnest($${index + 4}::text[]) with ordinality as i(key, n) join "${viewTable(view)}" t on t._key = i.key`,
    ),
  ].join("\nunion all\n");

  return async (client, { entities, rows, outcomes }) => {
    const byView = groupByView(views, rows);
    const values = [
      entities.map((e) => e.entity),
      entities.map((e) => e.key),
      outcomes.map(outcomeKey),
      ...byView.map((keys) => keys.map((k) => k.key)),
    ];
    const result = await client.query<LoadedRow>({ name: "ashlar load", text, values });
    const loaded = {
      entities: entities.map(() => nothing),
      outcomes: outcomes.map((): RecordedOutcome | undefined => undefined),
      rows: rows.map(() => nothing),
    };
    for (const { kind, n, version, value } of result.rows) {
      if (kind === 0) loaded.entities[n - 1] = { version, value: fromJson(value) };
      else if (kind === 1)
        loaded.outcomes[n - 1] = { id: outcomes[n - 1], ...(fromJson(value) as object) } as RecordedOutcome;
      else loaded.rows[byView[kind - 2]![n - 1]!.index] = { version, value: toRow(value) };
    }
    return loaded;
  };
}

/** A tombstone has a version and no row. */
function toRow(value: unknown): unknown {
  return value === null ? undefined : fromJson(value);
}

function groupByView(
  views: readonly AnyView[],
  rows: readonly RowAddress[],
): { key: string; index: number }[][] {
  return views.map((view) =>
    rows.flatMap((row, index) => (row.view === view.name ? [{ key: row.key, index }] : [])),
  );
}
