import type { AnyView } from "../../module/index.js";
import { viewTable } from "../sql/view-table.js";

/**
 * The text of the statement that saves change sets. Its parameters: the layout, the time, the entities, events and
 * outcomes, and then the rows of each view. `u` is the number of the change set that a record belongs to.
 *
 * @param shared the names of the views whose rows have several writers
 * @param json how JSON values are held in the documents: as they are, or spelt out in a text
 */
export function saveStatement(
  views: readonly AnyView[],
  shared: ReadonlySet<string>,
  how: SaveGuard,
  json: "json" | "text",
): string {
  const parts = views.map((view, index) => viewPart(view, index, json, shared.has(view.name)));
  const given = [
    `me as materialized (select pg_current_xact_id()::text::bigint as xid,
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next)`,
    `live as materialized (select 1 from _layout where id = $1 and live = 1)`,
    `e as materialized (select * from json_to_recordset($3::json)
       as x(u int, entity text, key text, expected bigint, state ${json}))`,
    `f as materialized (select * from json_to_recordset($4::json)
       as x(n int, u int, id text, type text, version int, key text, at_ms bigint, cause_id text, trace text, data ${json}))`,
    `o as materialized (select * from json_to_recordset($5::json) as x(u int, id text, outcome ${json}))`,
    ...parts.map(({ given }) => given),
  ];
  const written = [
    `inserted as (insert into _entities select entity, key, 1, coalesce(state::json, 'null') from e
       where expected = 0 and u not in (select u from stale))`,
    ...parts.flatMap(({ written }) => written),
    `told as (insert into _feed (id, type, version, key, at_ms, cause_id, trace, data)
       select id, type, version, key, at_ms, cause_id, trace, coalesce(data::json, 'null') from f
       where u not in (select u from stale) order by n)`,
    `noted as (insert into _inbox select id, outcome::json, $2::bigint from o
       where u not in (select u from stale))`,
  ];
  const decided = how === "locked first" ? lockedFirst(parts) : guardedByEntities;
  return `with ${[...given, ...decided, ...written].join(",\n")}
    select coalesce((select array_agg(distinct u) from stale), '{}') as stale, exists (select from live) as live`;
}

const update = `update _entities t set version = e.expected + 1, state = coalesce(e.state::json, 'null') from e
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

/**
 * What a view adds to the statement.
 *
 * A row's version is the id of the transaction that wrote it last. One that was written by a later transaction than this,
 * which can have begun long ago, must not be overwritten: the feed goes by these ids, and views by the feed. An id beyond
 * the next one comes from the server that the database was restored from, and says nothing.
 *
 * The same goes for a row that was removed. Where it has several writers, it therefore stays as a tombstone, `_row` null
 * and with its version, until no transaction is left that could overtake it: `_tombstones` lists those to be forgotten.
 */
function viewPart(view: AnyView, index: number, json: "json" | "text", shared: boolean) {
  const table = `"${viewTable(view)}"`;
  const columns = Object.entries(view.indexes).map(([name, type]) => ({
    name: `"${name}"`,
    type: sqlTypes[type],
  }));
  const names = columns.map(({ name }) => `, ${name}`).join("");
  const typed = columns.map(({ name, type }) => `, ${name} ${type}`).join("");
  const assigned = columns.map(({ name }) => `, ${name} = g.${name}`).join("");
  const fresh = "_u not in (select u from stale)";
  return {
    given: `v${index} as materialized (select * from json_to_recordset($${index + 6}::json)
       as x(_u int, _key text, _expected bigint, _row ${json}${typed}))`,
    held: `h${index} as materialized (select t._key, t._version from ${table} t join v${index} g on t._key = g._key
       order by t._key for update of t)`,
    stale: `select g._u from me, v${index} g left join h${index} h on h._key = g._key
       where coalesce(h._version, 0) <> g._expected or (g._expected > me.xid and g._expected < me.next)`,
    written: [
      `w${index} as (update ${table} t set _version = (select xid from me), _row = g._row::json${assigned} from v${index} g
         where t._key = g._key and g._expected > 0 and ${shared ? "" : "g._row is not null and "}g.${fresh})`,
      `i${index} as (insert into ${table} (_key, _version, _row${names}) select _key, (select xid from me), _row::json${names}
         from v${index} where _expected = 0 and ${shared ? "" : "_row is not null and "}${fresh})`,
      shared
        ? `d${index} as (insert into _tombstones (version, view, key) select (select xid from me), '${viewTable(view)}', _key
             from v${index} where _row is null and ${fresh})`
        : `d${index} as (delete from ${table} t using v${index} g
             where t._key = g._key and g._row is null and g.${fresh})`,
    ],
  };
}

/** How a view's indexed fields are held. */
export const sqlTypes = { text: "text", number: "double precision", boolean: "boolean" } as const;

/** What keeps a change set from overwriting what it has not seen. */
export type SaveGuard = "guarded by entities" | "locked first";
