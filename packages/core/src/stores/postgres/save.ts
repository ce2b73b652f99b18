import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import type { ChangeSet, RowAddress, Write } from "../../runtime/ports/state-store.js";
import { layoutId } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { viewTable } from "../sql/view-table.js";

/**
 * Prepared statements that save many change sets at once, each with its own verdict. Everything goes in as one JSON
 * document per table; a change set that expected other versions is left out, the rest is written. A key that two
 * replicas insert at the same time fails the whole statement, which is then simply done again.
 *
 * Mostly a change set is one entity, its events and rows of its own, and the entity's version guards them all: it is
 * enough to update the entities first and to see which of them were missed. Rows that several writers share have to be
 * locked and compared before anything is written, which costs half as much again.
 *
 * @param oneWriterPerKey whether a key's own rows are changed by one entity only
 */
export function saver(
  views: readonly AnyView[],
  oneWriterPerKey: boolean,
): (
  client: ClientBase | Pool,
  changes: readonly ChangeSet[],
  nowMs: number,
) => Promise<("saved" | "stale")[]> {
  const guarded = saveStatement(views, "guarded by entities", "json");
  const locked = saveStatement(views, "locked first", "json");
  const spelt = saveStatement(views, "locked first", "text");
  const layout = layoutId(views);
  const shared = new Set(views.filter(({ key }) => key || !oneWriterPerKey).map(({ name }) => name));
  const guardsItself = ({ entities, rows }: ChangeSet) =>
    rows.length === 0 || (entities.length === 1 && rows.every(({ address }) => !shared.has(address.view)));

  return async (client, changes, nowMs) => {
    const swift = changes.every(guardsItself);
    const documents = toDocuments(views, changes, (value) => value);
    const { rows } = await client.query<{ stale: number[]; live: boolean }>(
      documents.some((document) => unspeakable.test(document))
        ? {
            name: "ashlar save spelt",
            text: spelt,
            values: [layout, nowMs, ...toDocuments(views, changes, spellOut)],
          }
        : {
            name: swift ? "ashlar save" : "ashlar save locked",
            text: swift ? guarded : locked,
            values: [layout, nowMs, ...documents],
          },
    );
    const { stale, live } = rows[0]!;
    if (!live) throw superseded();
    const left = new Set(stale);
    return changes.map((_, unit) => (left.has(unit) ? "stale" : "saved"));
  };
}

// PostgreSQL keeps these in a JSON column, but not while it takes a document apart; then they have to be JSON in a text.
const unspeakable = /\\u(0000|d[89a-f])/;

function spellOut(value: unknown): unknown {
  return value === null ? null : JSON.stringify(value);
}

function saveStatement(
  views: readonly AnyView[],
  how: "guarded by entities" | "locked first",
  json: "json" | "text",
): string {
  const parts = views.map((view, index) => viewPart(view, index, json));
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
 * What a view adds to the statement. Its indexed fields may have any name that does not begin with `_`.
 *
 * A row's version is the id of the transaction that wrote it last. One that was written by a later transaction than this,
 * which can have begun long ago, must not be overwritten: the feed goes by these ids, and views by the feed. An id beyond
 * the next one comes from the server that the database was restored from, and says nothing.
 */
function viewPart(view: AnyView, index: number, json: "json" | "text") {
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
         where t._key = g._key and g._expected > 0 and g._row is not null and g.${fresh})`,
      `i${index} as (insert into ${table} (_key, _version, _row${names}) select _key, (select xid from me), _row::json${names}
         from v${index} where _expected = 0 and _row is not null and ${fresh})`,
      `d${index} as (delete from ${table} t using v${index} g
         where t._key = g._key and g._row is null and g.${fresh})`,
    ],
  };
}

const sqlTypes = { text: "text", number: "double precision", boolean: "boolean" } as const;

type Encode = (value: unknown) => unknown;

function toDocuments(views: readonly AnyView[], changes: readonly ChangeSet[], encode: Encode): string[] {
  return [
    toEntities(changes, encode),
    toEvents(changes, encode),
    toOutcomes(changes, encode),
    ...views.map((view) => toRows(view, changes, encode)),
  ].map((records) => JSON.stringify(records));
}

// What replicas may wait for each other on is written in one order, so that they never wait in a circle.
function toEntities(changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ entities }, u) =>
      entities.map(({ address: { entity, key }, expected, value }) => ({
        u,
        entity,
        key,
        expected,
        state: encode(value ?? null),
      })),
    )
    .sort((a, b) => compare(a.entity, b.entity) || compare(a.key, b.key));
}

function toEvents(changes: readonly ChangeSet[], encode: Encode) {
  let n = 0;
  return changes.flatMap(({ events }, u) =>
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
      data: encode(data ?? null),
    })),
  );
}

function toOutcomes(changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ outcomes }, u) => outcomes.map(({ id, ...outcome }) => ({ u, id, outcome: encode(outcome) })))
    .sort((a, b) => compare(a.id, b.id));
}

function toRows(view: AnyView, changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ rows }, u) =>
      rows.filter(({ address }) => address.view === view.name).map((row) => toRow(view, u, row, encode)),
    )
    .sort((a, b) => compare(a._key, b._key));
}

/** A row as the statement takes it, with its indexed fields beside it. */
function toRow(view: AnyView, u: number, { address, expected, value }: Write<RowAddress>, encode: Encode) {
  const fields = Object.keys(view.indexes).map((name) => [
    name,
    (value as Record<string, unknown> | undefined)?.[name] ?? null,
  ]);
  return {
    ...Object.fromEntries(fields),
    _u: u,
    _key: address.key,
    _expected: expected,
    _row: encode(value ?? null),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
