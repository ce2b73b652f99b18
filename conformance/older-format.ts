import { join } from "node:path";
import Database from "libsql";
import pg from "pg";
import type { Site } from "./site.ts";

// The framework's tables in format 1, as they were before stores could be upgraded. They never change again.

interface Table {
  readonly columns: string;
  readonly sqlite: string;
  readonly postgres: string;
}

const layout = "(id text primary key, live integer not null, position text not null)";
const migrations =
  "(n integer primary key, name text not null unique, format integer not null, at_ms bigint not null)";

const format1: Readonly<Record<string, Table>> = {
  _layout: { columns: "id, live, position", sqlite: layout, postgres: layout },
  _migrations: { columns: "n, name, format, at_ms", sqlite: migrations, postgres: migrations },
  _entities: {
    columns: "entity, key, version, state",
    sqlite:
      "(entity text, key text, version integer not null, state text not null, primary key (entity, key)) without rowid",
    postgres: `(entity text collate "C", key text collate "C", version bigint not null, state json not null,
      primary key (entity, key)) with (fillfactor = 80)`,
  },
  _inbox: {
    columns: "id, outcome, at_ms",
    sqlite: "(id text primary key, outcome text not null, at_ms integer not null) without rowid",
    postgres: `(id text collate "C" primary key, outcome json not null, at_ms bigint not null)`,
  },
  _checkpoints: {
    columns: "name, position, owner, fence, lease_until_ms",
    sqlite:
      "(name text primary key, position text, owner text, fence integer not null, lease_until_ms integer not null)",
    postgres:
      "(name text primary key, position text, owner text, fence bigint not null, lease_until_ms bigint not null)",
  },
  _parked: {
    columns: "producer, event_id, key, event, status, attempts, next_at_ms, error, at_ms",
    sqlite: `(n integer primary key autoincrement, producer text not null, event_id text not null, key text not null,
      event text not null, status text not null, attempts integer not null, next_at_ms integer not null,
      error text not null, at_ms integer not null, unique (producer, event_id))`,
    postgres: `(n bigint generated always as identity primary key, producer text not null, event_id text not null,
      key text collate "C" not null, event json not null, status text not null, attempts integer not null,
      next_at_ms bigint not null, error text not null, at_ms bigint not null, unique (producer, event_id))`,
  },
  _feed: {
    columns: "id, type, version, key, at_ms, cause_id, trace, data",
    sqlite: `(position integer primary key autoincrement, id text not null, type text not null, version integer not null,
      key text not null, at_ms integer not null, cause_id text not null, trace text, data text not null)`,
    postgres: `(position bigint generated always as identity, xid xid8 not null default pg_current_xact_id(),
      id text not null, type text not null, version integer not null, key text not null, at_ms bigint not null,
      cause_id text not null, trace text, data json not null, primary key (xid, position))`,
  },
};

const indexes: Readonly<Record<"sqlite" | "postgres", readonly string[]>> = {
  sqlite: ["create index _inbox_at on _inbox (at_ms)"],
  postgres: ["create index _inbox_at on _inbox using brin (at_ms)"],
};
const indexesOfBoth = [
  "create index _parked_of on _parked (producer, key, n)",
  "create index _parked_due on _parked (producer, status, next_at_ms)",
];

/** Tables that format 1 did not have. */
const newer = ["_schedules", "_health"];

/** Puts what a module has stored into tables of format 1, as a release of that time stored it. */
export async function toFormat1({ location }: Pick<Site, "location">, module: string): Promise<void> {
  const { scheme } = location;
  const statements = Object.entries(format1).flatMap(([name, table]) => {
    const place = name === "_feed" ? { sqlite: "position, ", postgres: "xid, position, " }[scheme] : "";
    const columns = `${place}${table.columns}`;
    return [
      `create table copied${name} as select ${columns} from ${name}`,
      `drop table ${name}`,
      `create table ${name} ${table[scheme]}`,
      `insert into ${name} (${columns}) ${scheme === "postgres" ? "overriding system value" : ""} select ${columns} from copied${name}`,
      `drop table copied${name}`,
    ];
  });
  const all = [
    ...newer.map((name) => `drop table ${name}`),
    ...statements,
    ...indexes[scheme],
    ...indexesOfBoth,
    "update _migrations set format = 1 where name = 'ashlar'",
  ];
  if (location.scheme === "sqlite") {
    const file = new Database(join(location.folder, `${module}.db`));
    for (const statement of all) file.exec(statement);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = $1",
      [module],
    );
    await client.query(`set role "${rows[0].owner}"`);
    await client.query(`set search_path = "${module}"`);
    const views = await client.query(
      `select format('alter table %I alter column _row set not null', tablename) as statement
         from pg_tables where schemaname = current_schema() and tablename like 'view\\_%'`,
    );
    for (const { statement } of views.rows) await client.query(statement);
    await client.query("drop table _tombstones");
    for (const statement of all) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What a module's tables and their indexes look like, the views' too, in an order of its own. */
export async function shapeOf(
  { location }: Pick<Site, "location">,
  module: string,
): Promise<readonly string[]> {
  if (location.scheme === "sqlite") {
    const file = new Database(join(location.folder, `${module}.db`), { readonly: true });
    const rows = file
      .prepare(
        `select t.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk as text
           from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'
         union all select 'index ' || tbl_name || ' ' || name from sqlite_master where type = 'index'`,
      )
      .all() as { text: string }[];
    file.close();
    return rows.map(({ text }) => text).sort();
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>(
      `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, collation_name) as text
         from information_schema.columns where table_schema = $1
       union all select indexdef from pg_indexes where schemaname = $1`,
      [module],
    );
    return rows.map(({ text }) => text).sort();
  } finally {
    await client.end();
  }
}
