import type { Logger } from "pino";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";
import type { Feed, Position } from "../runtime/ports/feed.js";

const dayMs = 24 * 3_600_000;
const keptMs = 7 * dayMs;
const derivedKeptMs = dayMs;
const everyMs = 3_600_000;
const firstMs = 60_000;
const rowsAtOnce = 1_000;
const mostParked = 10_000;
const readAtOnce = 1_000;
const failed = "pruning failed; it will be tried again";

/**
 * Forgets, a minute after the start and then once an hour, what commands came to: after a week; after a day if an event
 * or a schedule led to them. An event that is parked or in a consumer's hand may be handed over again and must find what
 * it has done already, so what such events led to stays. The returned function stops it.
 */
export function startPruning(runners: readonly ModuleRunner[], clock: Clock, log: Logger): () => void {
  let cancel: () => void;
  let stopped = false;
  const again = (ms: number) => {
    if (stopped) return;
    cancel = clock.after(ms, async () => {
      await prune(runners, clock.now(), log, () => stopped).catch((error) =>
        log.warn({ err: error }, failed),
      );
      again(everyMs);
    });
  };
  again(firstMs);
  return () => {
    stopped = true;
    cancel();
  };
}

async function prune(
  runners: readonly ModuleRunner[],
  nowMs: number,
  log: Logger,
  stopped: () => boolean,
): Promise<void> {
  const kept = await unfinishedEvents(runners);
  if (kept === undefined) {
    log.warn(`${mostParked} events or more are parked or in hand, so nothing is forgotten`);
    return;
  }
  const old = { beforeMs: nowMs - keptMs, derivedBeforeMs: nowMs - derivedKeptMs, kept, limit: rowsAtOnce };
  for (const { module, store } of runners) {
    try {
      // Little by little, so that whoever writes meanwhile waits for little.
      await untilNoMore(() => store.consumer.prune(old), stopped);
      await untilNoMore(() => store.sweepViews(rowsAtOnce), stopped);
    } catch (error) {
      // Such as of views that a newer release has taken over: the others are pruned all the same.
      log.warn({ err: error, module: module.contract.name }, failed);
    }
  }
}

async function untilNoMore(some: () => Promise<number>, stopped: () => boolean): Promise<void> {
  for (let rows = rowsAtOnce; rows === rowsAtOnce && !stopped(); ) rows = await some();
}

/** Ids of the events that may be handed to reactions again after having done something; undefined when they are too many. */
async function unfinishedEvents(runners: readonly ModuleRunner[]): Promise<string[] | undefined> {
  const unfinished: string[] = [];
  for (const { store } of runners) {
    const parked = await store.consumer.parkedIds(mostParked);
    unfinished.push(...parked);
    for (const { name, position, begun } of await store.consumer.inHand()) {
      const producer = runners.find(({ module }) => module.contract.name === name);
      if (producer && begun !== undefined)
        unfinished.push(...(await eventsBetween(producer.store.feed, position, begun)));
    }
    if (unfinished.length >= mostParked) return undefined;
  }
  return unfinished;
}

async function eventsBetween(feed: Feed, from: Position = feed.start, to: Position): Promise<string[]> {
  const ids: string[] = [];
  for (let after = from; after !== to; ) {
    const events = await feed.read(after, readAtOnce);
    for (const { id, position } of events) {
      ids.push(id);
      after = position;
      if (position === to) break;
    }
    if (events.length === 0) break;
  }
  return ids;
}
