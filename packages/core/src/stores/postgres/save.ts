import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import {
  type ChangeSet,
  type RowAddress,
  StoreFailure,
  type Write,
} from "../../runtime/ports/module-store.js";
import { layoutId } from "../sql/layout.js";
import { viewTable } from "../sql/view-table.js";

/**
 * A prepared statement that saves many change sets at once, each with its own verdict.
 *
 * Everything goes in as one JSON document per table. The rows that will be written are locked first, in order, so that
 * their versions are the latest; change sets that expected other versions are left out; the rest is written. A key that
 * two replicas insert at the same time fails the whole statement, which is then simply done again.
 */
export function saver(
  views: readonly AnyView[],
): (
  client: ClientBase | Pool,
  changes: readonly ChangeSet[],
  nowMs: number,
) => Promise<("saved" | "stale")[]> {
  const text = saveStatement(views);
  const layout = layoutId(views);

  return async (client, changes, nowMs) => {
    const values = [
      layout,
      nowMs,
      toEntities(changes),
      toEvents(changes),
      toOutcomes(changes),
      ...views.map((view) => toRows(view, changes)),
    ];
    const { rows } = await client.query<{ stale: number[]; live: boolean }>({
      name: "ashlar save",
      text,
      values,
    });
    const { stale, live } = rows[0]!;
    if (!live)
      throw new StoreFailure("unavailable", "The module's views have been superseded by a newer version.");
    const left = new Set(stale);
    return changes.map((_, unit) => (left.has(unit) ? "stale" : "saved"));
  };
}

function saveStatement(views: readonly AnyView[]): string {
  const viewParts = views.map((view, index) => ({
    table: `"${viewTable(view)}"`,
    columns: Object.entries(view.indexes).map(([name, type]) => ({
      name: `"${name}"`,
      type: sqlTypes[type],
    })),
    given: `v${index}`,
    held: `h${index}`,
    parameter: `$${index + 6}`,
  }));
  return `with
    live as (select 1 from _layout where id = $1 and live = 1),
    e as materialized (select * from json_to_recordset($3::json) as x(u int, entity text, key text, expected bigint, state json)),
    f as materialized (select * from json_to_recordset($4::json) as x(
      n int, u int, id text, type text, version int, key text, at_ms bigint, cause_id text, trace text, data json)),
    o as materialized (select * from json_to_recordset($5::json) as x(u int, id text, outcome json)),
    ${viewParts
      .map(
        ({ given, parameter, columns }) =>
          `${given} as materialized (select * from json_to_recordset(${parameter}::json) as x(
            u int, key text, expected bigint, row json${columns.map(({ name, type }) => `, ${name} ${type}`).join("")})),`,
      )
      .join("\n")}
    held as materialized (
      select t.entity, t.key, t.version from _entities t join e using (entity, key) order by t.entity, t.key for update of t),
    ${viewParts
      .map(
        ({ given, held, table }) =>
          `${held} as materialized (select t._key, t._version from ${table} t join ${given} g on t._key = g.key order by t._key for update of t),`,
      )
      .join("\n")}
    stale as materialized (
      select e.u from e left join held using (entity, key) where coalesce(held.version, 0) <> e.expected
      ${viewParts
        .map(
          ({ given, held }) =>
            `union select g.u from ${given} g left join ${held} on ${held}._key = g.key where coalesce(${held}._version, 0) <> g.expected`,
        )
        .join("\n")}
      union select x.u from (select u from e union select u from f union select u from o) x where not exists (select from live)),
    updated as (
      update _entities t set version = e.expected + 1, state = coalesce(e.state, 'null') from e
      where t.entity = e.entity and t.key = e.key and e.expected > 0 and e.u not in (select u from stale)),
    inserted as (
      insert into _entities select entity, key, 1, coalesce(state, 'null') from e where expected = 0 and u not in (select u from stale)),
    ${viewParts
      .map(
        ({ given, table, columns }, index) =>
          `w${index} as (
            update ${table} t set _version = g.expected + 1, _row = g.row${columns.map(({ name }) => `, ${name} = g.${name}`).join("")}
            from ${given} g where t._key = g.key and g.expected > 0 and g.row is not null and g.u not in (select u from stale)),
           i${index} as (
            insert into ${table} (_key, _version, _row${columns.map(({ name }) => `, ${name}`).join("")})
            select key, 1, row${columns.map(({ name }) => `, ${name}`).join("")} from ${given}
            where expected = 0 and row is not null and u not in (select u from stale)),
           d${index} as (
            delete from ${table} t using ${given} g where t._key = g.key and g.row is null and g.u not in (select u from stale)),`,
      )
      .join("\n")}
    told as (
      insert into _feed (id, type, version, key, at_ms, cause_id, trace, data)
      select id, type, version, key, at_ms, cause_id, trace, coalesce(data, 'null') from f where u not in (select u from stale) order by n),
    noted as (
      insert into _inbox select id, outcome, $2::bigint from o where u not in (select u from stale))
    select coalesce((select array_agg(distinct u) from stale), '{}') as stale, exists (select from live) as live`;
}

const sqlTypes = { text: "text", number: "double precision", boolean: "boolean" } as const;

function toEntities(changes: readonly ChangeSet[]): string {
  return JSON.stringify(
    changes.flatMap(({ entities }, u) =>
      entities.map(({ address: { entity, key }, expected, value }) => ({
        u,
        entity,
        key,
        expected,
        state: value ?? null,
      })),
    ),
  );
}

function toEvents(changes: readonly ChangeSet[]): string {
  let n = 0;
  return JSON.stringify(
    changes.flatMap(({ events }, u) =>
      events.map(({ id, type, version, key, atMs, causeId, trace, data }) => ({
        n: n++,
        u,
        id,
        type,
        version,
        key,
        at_ms: atMs,
        cause_id: causeId,
        trace,
        data: data ?? null,
      })),
    ),
  );
}

function toOutcomes(changes: readonly ChangeSet[]): string {
  return JSON.stringify(
    changes.flatMap(({ outcomes }, u) => outcomes.map(({ id, ...outcome }) => ({ u, id, outcome }))),
  );
}

function toRows(view: AnyView, changes: readonly ChangeSet[]): string {
  return JSON.stringify(
    changes.flatMap(({ rows }, u) =>
      rows.filter(({ address }) => address.view === view.name).map((row) => toRow(view, u, row)),
    ),
  );
}

/** A row as the statement takes it, with its indexed fields beside it. */
function toRow(
  view: AnyView,
  u: number,
  { address, expected, value }: Write<RowAddress>,
): Record<string, unknown> {
  const fields = Object.keys(view.indexes).map((name) => [
    name,
    (value as Record<string, unknown> | undefined)?.[name] ?? null,
  ]);
  return { ...Object.fromEntries(fields), u, key: address.key, expected, row: value ?? null };
}
