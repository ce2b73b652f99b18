import type { Kysely } from "kysely";
import type { ConsumerStore } from "../../runtime/ports/consumer-store.js";
import {
  checkpointPosition,
  checkpointsInHand,
  claimCheckpoint,
  holdCheckpoint,
  releaseCheckpoint,
  shutOutConsumers,
} from "./checkpoints.js";
import { forgetEvents, handledEvents, pruneInbox, rememberEvents } from "./inbox.js";
import {
  accuseRunning,
  beginAttempts,
  dueEvents,
  hasDueEvents,
  park,
  parkedCounts,
  parkedEventIds,
  parkedKeys,
  postpone,
  requeue,
  unpark,
  wakeNext,
} from "./parked-events.js";
import { discardParked, listParked, retryParked } from "./parked-list.js";
import { currentInstant } from "./store-clock.js";
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
  const at = (nowMs: number) => currentInstant(db, nowMs);
  return {
    claim: (name, owner, leaseMs, nowMs) =>
      transact((tx) => claimCheckpoint(tx, name, owner, leaseMs, at(nowMs))),
    release: (lease, owner) => transact((tx) => releaseCheckpoint(tx, lease, owner)),
    position: (name) => checkpointPosition(db, name),
    accuse: (lease, mostCrashes, error, nowMs) =>
      transact(async (tx) => {
        if (!(await holdCheckpoint(tx, lease))) return undefined;
        return accuseRunning(tx, lease.name, mostCrashes, error, at(nowMs));
      }),
    save: (lease, progress, nowMs) =>
      transact(async (tx) => {
        if (!(await holdCheckpoint(tx, lease, progress))) return undefined;
        const now = at(nowMs);
        const { handled, passed, resolved, postponed, requeued, starting } = progress;
        // A person may have given one up that was in hand.
        const givenUp = await handledEvents(
          tx,
          progress.parked.map(({ event }) => event.id),
        );
        const parked = progress.parked.filter(({ event }) => !givenUp.has(event.id));
        await rememberEvents(tx, handled, nowMs);
        await forgetEvents(tx, passed);
        await park(tx, lease.name, parked, now);
        for (const item of postponed) await postpone(tx, lease.name, item, now);
        await requeue(tx, lease.name, requeued, now);
        const gone = resolved.map(({ id }) => id);
        await unpark(tx, lease.name, gone);
        await rememberEvents(tx, gone, nowMs);
        // What a newly listed event waits for may have been discarded since.
        const waiting = progress.parked
          .filter(({ status }) => status === "waiting")
          .map(({ event }) => event.key);
        await wakeNext(tx, lease.name, [...new Set([...waiting, ...resolved.map(({ key }) => key)])], now);
        return beginAttempts(tx, lease.name, starting);
      }),
    handled: (eventIds) => handledEvents(db, eventIds),
    parkedKeys: (producer, keys) => parkedKeys(db, producer, keys),
    due: (producer, nowMs, keys, inHand) => dueEvents(db, producer, at(nowMs), keys, inHand),
    hasDue: (producer) => hasDueEvents(db, producer),
    parkedCounts: (producer) => parkedCounts(db, producer),
    list: () => listParked(db),
    retry: (eventId, nowMs) => transact((tx) => retryParked(tx, eventId, at(nowMs))),
    discard: (eventId, nowMs) =>
      transact(async (tx) => {
        // No consumer may park an event behind one that is being discarded.
        await shutOutConsumers(tx);
        const discarded = await discardParked(tx, eventId, at(nowMs));
        if (discarded > 0) await rememberEvents(tx, [eventId], nowMs);
        return discarded;
      }),
    skip: (eventId, nowMs) =>
      transact(async (tx) => {
        await shutOutConsumers(tx);
        await rememberEvents(tx, [eventId], nowMs);
      }),
    parkedIds: (limit) => parkedEventIds(db, limit),
    inHand: () => checkpointsInHand(db),
    prune: (old) => transact((tx) => pruneInbox(tx, old)),
  };
}
