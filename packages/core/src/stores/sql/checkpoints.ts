import type { Kysely } from "kysely";
import type { Lease, Progress } from "../../runtime/ports/consumer-store.js";
import type { Position } from "../../runtime/ports/feed.js";
import { type Instant, later } from "./store-clock.js";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

const longestLeaseMs = 60_000;

/** Takes or renews a lease, unless another holds it. Every new holder gets a higher fence. */
export async function claimCheckpoint(
  tx: Db,
  name: string,
  owner: string,
  leaseMs: number,
  now: Instant,
): Promise<Lease | undefined> {
  await tx
    .insertInto("_checkpoints")
    .values({ name, position: null, begun: null, owner: null, fence: 0, lease_until_ms: 0 })
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
      lease_until_ms: later(now, leaseMs),
    }))
    .where("name", "=", name)
    .where((eb) =>
      eb.or([
        eb("owner", "is", null),
        eb("owner", "=", owner),
        eb("lease_until_ms", "<", later(now, 0)),
        // Longer than anybody takes one: the clock has been set back since. Schedules of older releases stay taken.
        eb.and([eb("lease_until_ms", ">", later(now, longestLeaseMs)), eb("name", "not like", "schedule %")]),
      ]),
    )
    .returning(["position", "begun", "fence"])
    .executeTakeFirst();
  return (
    row && {
      name,
      position: row.position ?? undefined,
      begun: begunFrom(row.begun, row.position),
      fence: Number(row.fence),
    }
  );
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
export async function holdCheckpoint(
  tx: Db,
  lease: Lease,
  progress?: Pick<Progress, "position" | "begun">,
): Promise<boolean> {
  const row = await tx
    .updateTable("_checkpoints")
    .set(
      progress === undefined
        ? { fence: lease.fence }
        : { position: progress.position, begun: toBegun(progress) },
    )
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

/** What every consumer has in hand, or had when its process died. */
export async function checkpointsInHand(db: Db): Promise<Pick<Lease, "name" | "position" | "begun">[]> {
  const rows = await db
    .selectFrom("_checkpoints")
    .select(["name", "position", "begun"])
    .where("begun", "is not", null)
    .execute();
  return rows.map(({ name, position, begun }) => ({
    name,
    position: position ?? undefined,
    begun: begunFrom(begun, position),
  }));
}

/**
 * How far the feed is in hand, with the position that it counts from: when somebody else has moved that since, such as a
 * replica of an older release or the restoring of a dump, it says nothing any more.
 */
function toBegun({ position, begun }: Pick<Progress, "position" | "begun">): string | null {
  return begun === undefined ? null : JSON.stringify([position, begun]);
}

function begunFrom(begun: string | null, position: string | null): Position | undefined {
  if (begun === null) return undefined;
  const [from, to] = JSON.parse(begun) as [Position, Position];
  return from === position ? to : undefined;
}

/** Keeps every consumer from moving on until the transaction has ended. */
export async function shutOutConsumers(tx: Db): Promise<void> {
  await tx
    .updateTable("_checkpoints")
    .set((eb) => ({ fence: eb.ref("fence") }))
    .execute();
}
