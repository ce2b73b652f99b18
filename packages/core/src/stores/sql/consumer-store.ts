import type { Kysely } from "kysely";
import type { ConsumerStore } from "../../runtime/ports/consumer-store.js";
import {
  checkpointPosition,
  claimCheckpoint,
  holdCheckpoint,
  releaseCheckpoint,
  shutOutConsumers,
} from "./checkpoints.js";
import { handledEvents, pruneInbox, rememberEvents } from "./inbox.js";
import {
  dueEvents,
  nextDueMs,
  oldestParkedMs,
  park,
  parkedCounts,
  parkedKeys,
  postpone,
  unpark,
  wakeNext,
} from "./parked-events.js";
import { discardParked, listParked, retryParked } from "./parked-list.js";
import type { FrameworkTables } from "./tables.js";

type Db = Kysely<FrameworkTables>;

/**
 * A module's store as a consumer, in either dialect: checkpoints, inbox and parked events, changed together.
 *
 * @param db for reading only
 */
export function consumerStore(
  db: Db,
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
): ConsumerStore {
  return {
    claim: (name, owner, leaseMs, nowMs) =>
      transact((tx) => claimCheckpoint(tx, name, owner, leaseMs, nowMs)),
    release: (lease, owner) => transact((tx) => releaseCheckpoint(tx, lease, owner)),
    position: (name) => checkpointPosition(db, name),
    handled: (eventIds) => handledEvents(db, eventIds),
    oldestParkedMs: () => oldestParkedMs(db),
    prune: (beforeMs, limit) => transact((tx) => pruneInbox(tx, beforeMs, limit)),
    advance: (lease, { position, handled, parked }, nowMs) =>
      transact(async (tx) => {
        if (!(await holdCheckpoint(tx, lease, position))) return false;
        await rememberEvents(tx, handled, nowMs);
        for (const item of parked) await park(tx, lease.name, item, nowMs);
        const waiting = parked.filter(({ status }) => status === "waiting");
        // What they wait for may have been discarded since.
        for (const key of new Set(waiting.map(({ event }) => event.key))) {
          await wakeNext(tx, lease.name, key, nowMs);
        }
        return true;
      }),
    parkedCounts: (producer) => parkedCounts(db, producer),
    parkedKeys: (producer, keys) => parkedKeys(db, producer, keys),
    due: (producer, nowMs, limit) => dueEvents(db, producer, nowMs, limit),
    nextDueMs: (producer) => nextDueMs(db, producer),
    resolve: (lease, event, nowMs) =>
      transact(async (tx) => {
        if (!(await holdCheckpoint(tx, lease))) return false;
        await unpark(tx, lease.name, event.id);
        await rememberEvents(tx, [event.id], nowMs);
        await wakeNext(tx, lease.name, event.key, nowMs);
        return true;
      }),
    postpone: (lease, parked) =>
      transact(async (tx) => {
        if (!(await holdCheckpoint(tx, lease))) return false;
        await postpone(tx, lease.name, parked);
        return true;
      }),
    list: () => listParked(db),
    retry: (eventId, nowMs) => transact((tx) => retryParked(tx, eventId, nowMs)),
    discard: (eventId, nowMs) =>
      transact(async (tx) => {
        // No consumer may park an event behind one that is being discarded.
        await shutOutConsumers(tx);
        const discarded = await discardParked(tx, eventId, nowMs);
        if (discarded > 0) await rememberEvents(tx, [eventId], nowMs);
        return discarded;
      }),
  };
}
