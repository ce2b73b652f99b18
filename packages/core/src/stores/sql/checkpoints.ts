import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Lease } from "../../runtime/ports/consumer-store.js";
import type { Position } from "../../runtime/ports/feed.js";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/**
 * Takes or renews a lease, unless another holds it. Every new holder gets a higher fence. Where the store has a clock of
 * its own that one counts: machines whose clocks differ agree on when a lease has run out.
 */
export async function claimCheckpoint(
  tx: Db,
  name: string,
  owner: string,
  leaseMs: number,
  nowMs: number,
): Promise<Lease | undefined> {
  const now = currentMs(tx, nowMs);
  await tx
    .insertInto("_checkpoints")
    .values({ name, position: null, owner: null, fence: 0, lease_until_ms: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .updateTable("_checkpoints")
    .set((eb) => ({
      fence: eb
        .case()
        .when("owner", "=", owner)
        .then(eb.ref("fence"))
        .else(eb("fence", "+", 1))
        .end(),
      owner,
      lease_until_ms: sql<number>`${now} + ${leaseMs}`,
    }))
    .where("name", "=", name)
    .where((eb) => eb.or([eb("owner", "is", null), eb("owner", "=", owner), eb("lease_until_ms", "<", now)]))
    .returning(["position", "fence"])
    .executeTakeFirst();
  return row && { name, position: row.position ?? undefined, fence: Number(row.fence) };
}

function currentMs(tx: Db, nowMs: number) {
  return tx.getExecutor().adapter instanceof PostgresAdapter
    ? sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`${nowMs}`;
}

/** Gives a lease up, unless another has it already. */
export async function releaseCheckpoint(tx: Db, { name, fence }: Lease, owner: string): Promise<void> {
  await tx
    .updateTable("_checkpoints")
    .set({ owner: null, lease_until_ms: 0 })
    .where("name", "=", name)
    .where("fence", "=", fence)
    .where("owner", "=", owner)
    .execute();
}

/** Makes sure the lease is still ours, for the rest of the transaction, and moves the checkpoint if told to. */
export async function holdCheckpoint(tx: Db, lease: Lease, position?: Position): Promise<boolean> {
  const row = await tx
    .updateTable("_checkpoints")
    .set(position === undefined ? { fence: lease.fence } : { position })
    .where("name", "=", lease.name)
    .where("fence", "=", lease.fence)
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a consumer stands. */
export async function checkpointPosition(db: Db, name: string): Promise<Position | undefined> {
  const row = await db
    .selectFrom("_checkpoints")
    .select("position")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.position ?? undefined;
}

/** Keeps every consumer from moving on until the transaction has ended. */
export async function shutOutConsumers(tx: Db): Promise<void> {
  await tx
    .updateTable("_checkpoints")
    .set((eb) => ({ fence: eb.ref("fence") }))
    .execute();
}
