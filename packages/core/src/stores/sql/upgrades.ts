import { type Kysely, sql } from "kysely";
import type { Dialect } from "../../module/index.js";
import { isViewTable } from "./view-table.js";

/** A statement; or what has to look first. */
type Step = string | ((db: Kysely<unknown>) => Promise<void>);

// The live views are the oldest that are known; what is being filled came later.
const layoutsHaveGenerations: readonly Step[] = [
  "alter table _layout add column generation integer not null default 1",
  "update _layout set generation = 2 where live = 0",
];

const attemptsAreCounted = [
  `alter table _checkpoints add column begun text`,
  `alter table _parked add column crashes integer not null default 0`,
  `alter table _parked add column done text not null default '[]'`,
];

// A schedule was due when its lease ended. Replicas of the older release find theirs taken for good, so that while both
// releases run no schedule is run by both.
const schedules = [
  `create table _schedules (
     name text primary key, due_at_ms bigint not null, owner text not null, lease_until_ms bigint not null,
     attempts integer not null)`,
  `insert into _schedules select substr(name, 10), lease_until_ms, '', 0, 0 from _checkpoints where name like 'schedule %'`,
  `update _checkpoints set owner = '_schedules', lease_until_ms = 9007199254740991 where name like 'schedule %'`,
];

/**
 * What brings the framework's tables of an older release to today's, in place: for each format, the statements that
 * lead to it from the one before. `tables.ts` says what a new store begins with; a test holds the two together.
 */
const upgrades: Readonly<Record<number, Record<Dialect, readonly Step[]>>> = {
  2: {
    postgres: [
      ...attemptsAreCounted,
      ...layoutsHaveGenerations,
      "alter table _layout drop constraint _layout_pkey",
      "create index _layout_id on _layout using hash (id)",
      `create table _tombstones (
         version bigint, view text, key text collate "C", primary key (version, view, key))`,
      letRowsBeTombstones,
      ...schedules,
      "create table _health (id integer primary key, at_ms bigint not null)",
    ],
    sqlite: [
      ...attemptsAreCounted,
      ...layoutsHaveGenerations,
      ...schedules,
      "create table _health (id integer primary key, at_ms integer not null, room blob not null)",
    ],
  },
};

async function letRowsBeTombstones(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db);
  for (const { name } of rows) {
    if (isViewTable(name))
      await sql`alter table ${sql.table(name)} alter column _row drop not null`.execute(db);
  }
}

/** Upgrades tables of format `from`. Runs in the migrations' transaction: it leads to today's format or leaves no trace. */
export async function upgradeFrameworkTables(
  db: Kysely<unknown>,
  dialect: Dialect,
  from: number,
): Promise<void> {
  for (const [format, steps] of Object.entries(upgrades)) {
    if (Number(format) <= from) continue;
    for (const step of steps[dialect])
      await (typeof step === "string" ? sql.raw(step).execute(db) : step(db));
  }
}
