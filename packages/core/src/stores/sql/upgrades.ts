import { type Kysely, sql } from "kysely";
import type { Dialect } from "../../module/index.js";

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
const upgrades: Readonly<Record<number, Record<Dialect, readonly string[]>>> = {
  2: {
    postgres: [
      ...attemptsAreCounted,
      ...schedules,
      "create table _health (id integer primary key, at_ms bigint not null)",
    ],
    sqlite: [
      ...attemptsAreCounted,
      ...schedules,
      "create table _health (id integer primary key, at_ms integer not null, room blob not null)",
    ],
  },
};

/** Upgrades tables of format `from`. Runs in the migrations' transaction: it leads to today's format or leaves no trace. */
export async function upgradeFrameworkTables(
  db: Kysely<unknown>,
  dialect: Dialect,
  from: number,
): Promise<void> {
  for (const [format, statements] of Object.entries(upgrades)) {
    if (Number(format) <= from) continue;
    for (const statement of statements[dialect]) await sql.raw(statement).execute(db);
  }
}
