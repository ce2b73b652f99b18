import type { Kysely, Selectable } from "kysely";
import type { ConsumerStore, Lease, ParkedEvent } from "../../runtime/ports/consumer-store.js";
import type { StoredEvent } from "../../runtime/ports/feed.js";
import { type FrameworkTables, fromJson } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/**
 * Checkpoints with leases, inbox and parked events, in either dialect.
 *
 * @param db for reading only
 */
export function consumerStore(
  db: Db,
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
): ConsumerStore {
  const claim: ConsumerStore["claim"] = (name, owner, leaseMs, nowMs) =>
    transact(async (tx) => {
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
          lease_until_ms: nowMs + leaseMs,
        }))
        .where("name", "=", name)
        .where((eb) =>
          eb.or([eb("owner", "is", null), eb("owner", "=", owner), eb("lease_until_ms", "<", nowMs)]),
        )
        .returning(["position", "fence"])
        .executeTakeFirst();
      return row && { name, position: row.position ?? undefined, fence: Number(row.fence) };
    });

  return {
    claim,
    release: ({ name, fence }, owner) =>
      transact(async (tx) => {
        await tx
          .updateTable("_checkpoints")
          .set({ owner: null, lease_until_ms: 0 })
          .where("name", "=", name)
          .where("fence", "=", fence)
          .where("owner", "=", owner)
          .execute();
      }),
    async position(name) {
      const row = await db
        .selectFrom("_checkpoints")
        .select("position")
        .where("name", "=", name)
        .executeTakeFirst();
      return row?.position ?? undefined;
    },
    advance: (lease, { position, handled, parked }, nowMs) =>
      transact(async (tx) => {
        if (!(await hold(tx, lease, position))) return false;
        await remember(tx, handled, nowMs);
        for (const item of parked) await park(tx, lease.name, item, nowMs);
        const waiting = parked.filter(({ status }) => status === "waiting");
        // What it waits for may have been discarded since.
        for (const key of new Set(waiting.map(({ event }) => event.key))) {
          await wakeNext(tx, lease.name, key, nowMs);
        }
        return true;
      }),
    async handled(eventIds) {
      if (eventIds.length === 0) return new Set();
      const rows = await db
        .selectFrom("_inbox")
        .select("id")
        .where("id", "in", eventIds.map(inboxId))
        .execute();
      const found = new Set(rows.map(({ id }) => id));
      return new Set(eventIds.filter((id) => found.has(inboxId(id))));
    },
    async parkedKeys(producer) {
      const rows = await db
        .selectFrom("_parked")
        .select("key")
        .distinct()
        .where("producer", "=", producer)
        .execute();
      return new Set(rows.map(({ key }) => key));
    },
    async due(producer, nowMs, limit) {
      const rows = await db
        .selectFrom("_parked as p")
        .selectAll()
        .where("producer", "=", producer)
        .where("status", "=", "retrying")
        .where("next_at_ms", "<=", nowMs)
        .where("n", "=", (eb) =>
          eb
            .selectFrom("_parked as first")
            .select((e) => e.fn.min("n").as("n"))
            .whereRef("first.producer", "=", "p.producer")
            .whereRef("first.key", "=", "p.key"),
        )
        .orderBy("n")
        .limit(limit)
        .execute();
      return rows.map(toParked);
    },
    async nextDueMs(producer) {
      const row = await db
        .selectFrom("_parked")
        .select((eb) => eb.fn.min("next_at_ms").as("next"))
        .where("producer", "=", producer)
        .where("status", "=", "retrying")
        .executeTakeFirst();
      return row?.next === null || row?.next === undefined ? undefined : Number(row.next);
    },
    resolve: (lease, event, nowMs) =>
      transact(async (tx) => {
        if (!(await hold(tx, lease))) return false;
        await tx
          .deleteFrom("_parked")
          .where("producer", "=", lease.name)
          .where("event_id", "=", event.id)
          .execute();
        await remember(tx, [event.id], nowMs);
        await wakeNext(tx, lease.name, event.key, nowMs);
        return true;
      }),
    postpone: (lease, { event, status, attempts, nextAtMs, error }) =>
      transact(async (tx) => {
        if (!(await hold(tx, lease))) return false;
        await tx
          .updateTable("_parked")
          .set({ status, attempts, next_at_ms: nextAtMs, error })
          .where("producer", "=", lease.name)
          .where("event_id", "=", event.id)
          .execute();
        return true;
      }),
    async list() {
      const rows = await db.selectFrom("_parked").selectAll().orderBy("n").execute();
      return rows.map((row) => ({
        producer: row.producer,
        eventId: row.event_id,
        type: (fromJson(row.event) as StoredEvent).type,
        key: row.key,
        status: row.status,
        attempts: Number(row.attempts),
        error: row.error,
        failedAt: new Date(Number(row.at_ms)),
      }));
    },
    retry: (eventId, nowMs) =>
      transact(async (tx) => {
        const update = tx
          .updateTable("_parked")
          .set({ status: "retrying", attempts: 0, next_at_ms: nowMs })
          .where("status", "in", ["failed", "retrying"]);
        const result = await (eventId === undefined
          ? update
          : update.where("event_id", "=", eventId)
        ).executeTakeFirst();
        return Number(result.numUpdatedRows);
      }),
    discard: (eventId) =>
      transact(async (tx) => {
        await shutOutConsumers(tx);
        const gone = await tx.deleteFrom("_parked").where("event_id", "=", eventId).returningAll().execute();
        for (const { producer, key } of gone) await wakeNext(tx, producer, key, 0);
        return gone.length;
      }),
    prune: (beforeMs) =>
      transact(async (tx) => {
        const result = await tx.deleteFrom("_inbox").where("at_ms", "<", beforeMs).executeTakeFirst();
        return Number(result.numDeletedRows);
      }),
  };
}

/** No consumer parks an event behind one that is being discarded: each holds its checkpoint while it does. */
async function shutOutConsumers(tx: Db): Promise<void> {
  await tx
    .updateTable("_checkpoints")
    .set((eb) => ({ fence: eb.ref("fence") }))
    .execute();
}

/** Makes sure the lease is still ours, for the rest of the transaction, and moves the checkpoint. */
async function hold(tx: Db, lease: Lease, position?: string): Promise<boolean> {
  const row = await tx
    .updateTable("_checkpoints")
    .set(position === undefined ? { fence: lease.fence } : { position })
    .where("name", "=", lease.name)
    .where("fence", "=", lease.fence)
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

async function remember(tx: Db, eventIds: readonly string[], nowMs: number): Promise<void> {
  if (eventIds.length === 0) return;
  await tx
    .insertInto("_inbox")
    .values(eventIds.map((id) => ({ id: inboxId(id), outcome: "{}", at_ms: nowMs })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function park(
  tx: Db,
  producer: string,
  { event, status, attempts, nextAtMs, error }: ParkedEvent,
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto("_parked")
    .values({
      producer,
      event_id: event.id,
      key: event.key,
      event: JSON.stringify(event),
      status,
      attempts,
      next_at_ms: nextAtMs,
      error,
      at_ms: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The next event of a key goes on as soon as the one before it is out of the way. */
async function wakeNext(tx: Db, producer: string, key: string, nowMs: number): Promise<void> {
  const next = await tx
    .selectFrom("_parked")
    .select("n")
    .where("producer", "=", producer)
    .where("key", "=", key)
    .orderBy("n")
    .executeTakeFirst();
  if (!next) return;
  await tx
    .updateTable("_parked")
    .set({ status: "retrying", next_at_ms: nowMs })
    .where("n", "=", next.n)
    .where("status", "=", "waiting")
    .execute();
}

// Commands' outcomes stand in the inbox under their plain ids.
function inboxId(eventId: string): string {
  return `event:${eventId}`;
}

function toParked(row: Selectable<FrameworkTables["_parked"]>): ParkedEvent {
  return {
    event: fromJson(row.event) as StoredEvent,
    status: row.status,
    attempts: Number(row.attempts),
    nextAtMs: Number(row.next_at_ms),
    error: row.error,
  };
}
