import { type Generated, type Kysely, sql } from "kysely";
import type { Dialect } from "../../module/index.js";
import type { ParkedStatus } from "../../runtime/ports/consumer-store.js";

/** The framework's own tables in a module's schema. Their names begin with `_`, so that users' tables can't collide. */
export interface FrameworkTables {
  _entities: { entity: string; key: string; version: number; state: string };
  _feed: {
    position: Generated<number>;
    xid: Generated<string>;
    id: string;
    type: string;
    version: number;
    key: string;
    at_ms: number;
    cause_id: string;
    trace: string | null;
    data: string;
  };
  _inbox: { id: string; outcome: string; at_ms: number };
  _checkpoints: {
    name: string;
    position: string | null;
    begun: string | null;
    owner: string | null;
    fence: number;
    lease_until_ms: number;
  };
  _parked: {
    n: Generated<number>;
    producer: string;
    event_id: string;
    key: string;
    event: string;
    status: ParkedStatus;
    attempts: number;
    crashes: number;
    done: string;
    next_at_ms: number;
    error: string;
    at_ms: number;
  };
  _schedules: {
    name: string;
    due_at_ms: number;
    owner: string;
    lease_until_ms: number;
    /** Runs begun since one has ended. */
    attempts: number;
  };
  /** On SQLite `room` is as large as a command may be: a disk that is almost full has no more for it. */
  _health: { id: number; at_ms: number };
  _layout: { id: string; live: number; position: string; generation: number };
  /** `format` is that of the framework's tables, in the row that stands for them. */
  _migrations: { n: number; name: string; format: number; at_ms: number };
}

/** The format of the framework's tables as they stand today. A store of a newer one is refused, an older is upgraded. */
export const frameworkVersion = 2;

/** Creates the framework's tables of a module that has none yet. */
export async function createFrameworkTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of dialect === "postgres" ? postgresTables : sqliteTables) {
    await sql.raw(statement).execute(db);
  }
}

const shared = [
  `create table if not exists _migrations (
     n integer primary key, name text not null unique, format integer not null, at_ms bigint not null)`,
  `create table if not exists _schedules (
     name text primary key, due_at_ms bigint not null, owner text not null, lease_until_ms bigint not null,
     attempts integer not null)`,
];

// `collate "C"` orders text by its bytes, as SQLite does. `json` keeps the text exactly as written, as SQLite does.
const postgresTables = [
  ...shared,
  // The names of many views are too long for an ordered index.
  `create table if not exists _layout (
     id text not null, live integer not null, position text not null, generation integer not null default 1)`,
  `create index if not exists _layout_id on _layout using hash (id)`,
  `create table if not exists _health (id integer primary key, at_ms bigint not null)`,
  `create table if not exists _entities (
     entity text collate "C", key text collate "C", version bigint not null, state json not null,
     primary key (entity, key)) with (fillfactor = 80)`,
  `create table if not exists _feed (
     position bigint generated always as identity, xid xid8 not null default pg_current_xact_id(),
     id text not null, type text not null, version integer not null, key text not null, at_ms bigint not null,
     cause_id text not null, trace text, data json not null, primary key (xid, position))`,
  `create table if not exists _inbox (id text collate "C" primary key, outcome json not null, at_ms bigint not null)`,
  `create index if not exists _inbox_at on _inbox using brin (at_ms)`,
  `create table if not exists _checkpoints (
     name text primary key, position text, begun text, owner text, fence bigint not null, lease_until_ms bigint not null)`,
  `create table if not exists _parked (
     n bigint generated always as identity primary key, producer text not null, event_id text not null,
     key text collate "C" not null, event json not null, status text not null, attempts integer not null,
     crashes integer not null default 0, done text not null default '[]', next_at_ms bigint not null, error text not null, at_ms bigint not null, unique (producer, event_id))`,
  `create index if not exists _parked_of on _parked (producer, key, n)`,
  `create index if not exists _parked_due on _parked (producer, status, next_at_ms)`,
  `create table if not exists _tombstones (
     version bigint, view text, key text collate "C", primary key (version, view, key))`,
];

const sqliteTables = [
  ...shared,
  `create table if not exists _layout (
     id text primary key, live integer not null, position text not null, generation integer not null default 1)`,
  `create table if not exists _health (id integer primary key, at_ms integer not null, room blob not null)`,
  `create table if not exists _entities (
     entity text, key text, version integer not null, state text not null, primary key (entity, key)) without rowid`,
  `create table if not exists _feed (
     position integer primary key autoincrement, id text not null, type text not null, version integer not null,
     key text not null, at_ms integer not null, cause_id text not null, trace text, data text not null)`,
  `create table if not exists _inbox (id text primary key, outcome text not null, at_ms integer not null) without rowid`,
  `create index if not exists _inbox_at on _inbox (at_ms)`,
  `create table if not exists _checkpoints (
     name text primary key, position text, begun text, owner text, fence integer not null, lease_until_ms integer not null)`,
  `create table if not exists _parked (
     n integer primary key autoincrement, producer text not null, event_id text not null, key text not null,
     event text not null, status text not null, attempts integer not null, crashes integer not null default 0,
     done text not null default '[]', next_at_ms integer not null,
     error text not null, at_ms integer not null, unique (producer, event_id))`,
  `create index if not exists _parked_of on _parked (producer, key, n)`,
  `create index if not exists _parked_due on _parked (producer, status, next_at_ms)`,
];

/** Reads a JSON column, which either driver gives as the text that was written. */
export function fromJson(value: unknown): unknown {
  return JSON.parse(value as string);
}

/** Where a command's outcome stands in the inbox, apart from the events that were handled. */
export function outcomeKey(commandId: string): string {
  return `command:${commandId}`;
}
