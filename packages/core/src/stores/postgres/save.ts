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
 * Prepared statements that save many change sets at once, each with its own verdict. Everything goes in as one JSON
 * document per table; a change set that expected other versions is left out, the rest is written. A key that two
 * replicas insert at the same time fails the whole statement, which is then simply done again.
 *
 * Mostly a change set is one entity, its events and rows of its own, and the entity's version guards them all: it is
 * enough to update the entities first and to see which of them were missed. Rows that several entities share have to be
 * locked and compared before anything is written, which costs half as much again.
 */
export function saver(
  views: readonly AnyView[],
): (
  client: ClientBase | Pool,
  changes: readonly ChangeSet[],
  nowMs: number,
) => Promise<("saved" | "stale")[]> {
  const guarded = saveStatement(views, "guarded by entities");
  const locked = saveStatement(views, "locked first");
  const layout = layoutId(views);
  const shared = new Set(views.filter(({ key }) => key).map(({ name }) => name));
  const guardsItself = ({ entities, rows }: ChangeSet) =>
    rows.length === 0 || (entities.length === 1 && rows.every(({ address }) => !shared.has(address.view)));

  return async (client, changes, nowMs) => {
    const swift = changes.every(guardsItself);
    const values = [
      layout,
      nowMs,
      toEntities(changes),
      toEvents(changes),
      toOutcomes(changes),
      ...views.map((view) => toRows(view, changes)),
    ];
    const { rows } = await client.query<{ stale: number[]; live: boolean }>({
      name: swift ? "ashlar save" : "ashlar save locked",
      text: swift ? guarded : locked,
      values,
    });
    const { stale, live } = rows[0]!;
    if (!live) {
      throw new StoreFailure("unavailable", "The module's views have been superseded by a newer version.");
    }
    const left = new Set(stale);
    return changes.map((_, unit) => (left.has(unit) ? "stale" : "saved"));
  };
}

function saveStatement(views: readonly AnyView[], how: "guarded by entities" | "locked first"): string {
  const parts = views.map(viewPart);
  const given = [
    `live as materialized (select 1 from _layout where id = $1 and live = 1)`,
    `e as materialized (select * from json_to_recordset($3::json)
       as x(u int, entity text, key text, expected bigint, state json))`,
    `f as materialized (select * from json_to_recordset($4::json)
       as x(n int, u int, id text, type text, version int, key text, at_ms bigint, cause_id text, trace text, data json))`,
    `o as materialized (select * from json_to_recordset($5::json) as x(u int, id text, outcome json))`,
    ...parts.map(({ given }) => given),
  ];
  const written = [
    `inserted as (insert into _entities select entity, key, 1, coalesce(state, 'null') from e
       where expected = 0 and u not in (select u from stale))`,
    ...parts.flatMap(({ written }) => written),
    `told as (insert into _feed (id, type, version, key, at_ms, cause_id, trace, data)
       select id, type, version, key, at_ms, cause_id, trace, coalesce(data, 'null') from f
       where u not in (select u from stale) order by n)`,
    `noted as (insert into _inbox select id, outcome, $2::bigint from o where u not in (select u from stale))`,
  ];
  const decided = how === "locked first" ? lockedFirst(parts) : guardedByEntities;
  return `with ${[...given, ...decided, ...written].join(",\n")}
    select coalesce((select array_agg(distinct u) from stale), '{}') as stale, exists (select from live) as live`;
}

const update = `update _entities t set version = e.expected + 1, state = coalesce(e.state, 'null') from e
  where t.entity = e.entity and t.key = e.key and e.expected > 0`;
const nobodyLives = `select x.u from (select u from e union select u from f union select u from o) x
  where not exists (select from live)`;

/** Who missed its entity is stale. */
const guardedByEntities = [
  `updated as (${update} and t.version = e.expected and exists (select from live) returning e.u)`,
  `stale as materialized (
     select u from e where expected > 0 and u not in (select u from updated) union ${nobodyLives})`,
];

/** Who expected other versions than those that are locked is stale. */
function lockedFirst(parts: readonly ViewPart[]): string[] {
  return [
    `held as materialized (select t.entity, t.key, t.version from _entities t join e using (entity, key)
       order by t.entity, t.key for update of t)`,
    ...parts.map(({ held }) => held),
    `stale as materialized (
       select e.u from e left join held using (entity, key) where coalesce(held.version, 0) <> e.expected
       ${parts.map(({ stale }) => `union ${stale}`).join("\n")} union ${nobodyLives})`,
    `updated as (${update} and e.u not in (select u from stale))`,
  ];
}

type ViewPart = ReturnType<typeof viewPart>;

/** What a view adds to the statement. */
function viewPart(view: AnyView, index: number) {
  const table = `"${viewTable(view)}"`;
  const columns = Object.entries(view.indexes).map(([name, type]) => ({
    name: `"${name}"`,
    type: sqlTypes[type],
  }));
  const names = columns.map(({ name }) => `, ${name}`).join("");
  const typed = columns.map(({ name, type }) => `, ${name} ${type}`).join("");
  const assigned = columns.map(({ name }) => `, ${name} = g.${name}`).join("");
  const fresh = "u not in (select u from stale)";
  return {
    given: `v${index} as materialized (select * from json_to_recordset($${index + 6}::json)
       as x(u int, key text, expected bigint, row json${typed}))`,
    held: `h${index} as materialized (select t._key, t._version from ${table} t join v${index} g on t._key = g.key
       order by t._key for update of t)`,
    stale: `select g.u from v${index} g left join h${index} h on h._key = g.key
       where coalesce(h._version, 0) <> g.expected`,
    written: [
      `w${index} as (update ${table} t set _version = g.expected + 1, _row = g.row${assigned} from v${index} g
         where t._key = g.key and g.expected > 0 and g.row is not null and g.${fresh})`,
      `i${index} as (insert into ${table} (_key, _version, _row${names}) select key, 1, row${names} from v${index}
         where expected = 0 and row is not null and ${fresh})`,
      `d${index} as (delete from ${table} t using v${index} g where t._key = g.key and g.row is null and g.${fresh})`,
    ],
  };
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
