import { type Kysely, sql } from "kysely";
import type { ScheduleAnswer, ScheduleStore, ScheduleTurn } from "../../runtime/ports/schedule-store.js";
import { currentInstant } from "./store-clock.js";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/** A module's schedules in its store, in either dialect. */
export function scheduleStore(transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>): ScheduleStore {
  return {
    begin: (turn, nowMs) =>
      transact(async (tx): Promise<ScheduleAnswer> => {
        if (await claim(tx, turn, nowMs)) return { kind: "begun" };
        await announce(tx, turn, nowMs);
        return { kind: "not yet", waitMs: await untilDueMs(tx, turn, nowMs) };
      }),
    renew: (turn, nowMs) => transact((tx) => renew(tx, turn, nowMs)),
    end: (turn, nextInMs, nowMs) => transact((tx) => end(tx, turn, nextInMs, nowMs)),
  };
}

/**
 * Takes the run, if it is due. From then on it is due again in 5 seconds, and with every attempt that did not come to its
 * end in twice that, at most in a period: what a process did not survive is done again by the next, and what none
 * survives does not take them all down at once.
 */
async function claim(
  tx: Db,
  { schedule, owner, periodMs, leaseMs }: ScheduleTurn,
  nowMs: number,
): Promise<boolean> {
  const now = currentInstant(tx, nowMs).storeMs;
  const period = sql`cast(${periodMs} as bigint)`;
  const { rows } = await sql`
    update _schedules set owner = ${owner}, lease_until_ms = ${now} + ${leaseMs}, attempts = attempts + 1,
      due_at_ms = ${now} + case when attempts < 18 and (5000 << attempts) < ${period} then 5000 << attempts
        else ${period} end
    where name = ${schedule} and (owner = ${owner} or (due_at_ms <= ${now} and lease_until_ms <= ${now}))
    returning name`.execute(tx);
  return rows.length > 0;
}

/** Says when a schedule that is new here will run first. */
async function announce(tx: Db, { schedule, owner, periodMs }: ScheduleTurn, nowMs: number): Promise<void> {
  await sql`
    insert into _schedules (name, due_at_ms, owner, lease_until_ms, attempts)
    values (${schedule}, ${currentInstant(tx, nowMs).storeMs} + ${periodMs}, ${owner}, 0, 0)
    on conflict do nothing`.execute(tx);
}

/** How long a run is not to be begun. A period that has become shorter holds at once, and so does a clock set back. */
async function untilDueMs(
  tx: Db,
  { schedule, periodMs, leaseMs }: ScheduleTurn,
  nowMs: number,
): Promise<number> {
  const now = currentInstant(tx, nowMs).storeMs;
  await sql`
    update _schedules set
      due_at_ms = case when due_at_ms > ${now} + ${periodMs} then ${now} + ${periodMs} else due_at_ms end,
      lease_until_ms = case when lease_until_ms > ${now} + ${leaseMs} then ${now} + ${leaseMs} else lease_until_ms end
    where name = ${schedule} and (due_at_ms > ${now} + ${periodMs} or lease_until_ms > ${now} + ${leaseMs})`.execute(
    tx,
  );
  const { rows } = await sql<{ ms: number }>`
    select case when due_at_ms > lease_until_ms then due_at_ms else lease_until_ms end - ${now} as ms
    from _schedules where name = ${schedule}`.execute(tx);
  return Number(rows[0]!.ms);
}

async function renew(tx: Db, { schedule, owner, leaseMs }: ScheduleTurn, nowMs: number): Promise<boolean> {
  const { rows } = await sql`
    update _schedules set lease_until_ms = ${currentInstant(tx, nowMs).storeMs} + ${leaseMs}
    where name = ${schedule} and owner = ${owner}
    returning name`.execute(tx);
  return rows.length > 0;
}

async function end(
  tx: Db,
  { schedule, owner }: ScheduleTurn,
  nextInMs: number,
  nowMs: number,
): Promise<void> {
  await sql`
    update _schedules set due_at_ms = ${currentInstant(tx, nowMs).storeMs} + ${nextInMs}, lease_until_ms = 0, attempts = 0
    where name = ${schedule} and owner = ${owner}`.execute(tx);
}
