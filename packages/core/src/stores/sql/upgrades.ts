import { type Kysely, sql } from "kysely";
import type { Dialect } from "../../module/index.js";

const attemptsAreCounted = [
  `alter table _checkpoints add column begun text`,
  `alter table _parked add column crashes integer not null default 0`,
  `alter table _parked add column done text not null default '[]'`,
];

/**
 * What brings the framework's tables of an older release to today's, in place: for each format, the statements that
 * lead to it from the one before. `tables.ts` says what a new store begins with; a test holds the two together.
 */
const upgrades: Readonly<Record<number, Record<Dialect, readonly string[]>>> = {
  2: {
    postgres: [...attemptsAreCounted],
    sqlite: [...attemptsAreCounted],
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
