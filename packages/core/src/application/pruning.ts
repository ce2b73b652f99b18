import type { Logger } from "pino";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";

const keptMs = 7 * 24 * 3_600_000;
const everyMs = 3_600_000;
const firstMs = 60_000;
const rowsAtOnce = 1_000;

/**
 * Forgets, a minute after the start and then once an hour, what commands and events came to more than a week ago. While
 * an older event is parked nothing since then is forgotten: its reaction may be retried, and must find what it has done
 * already. The returned function stops it.
 */
export function startPruning(runners: readonly ModuleRunner[], clock: Clock, log: Logger): () => void {
  let cancel: () => void;
  let stopped = false;
  const again = (ms: number) => {
    if (stopped) return;
    cancel = clock.after(ms, async () => {
      await prune(runners, clock.now() - keptMs, () => stopped).catch((error) =>
        log.warn({ err: error }, "pruning failed; it will be tried again"),
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
  beforeMs: number,
  stopped: () => boolean,
): Promise<void> {
  const consumers = runners.map(({ store }) => store.consumer);
  const parked = await Promise.all(consumers.map((consumer) => consumer.oldestParkedMs()));
  // An event is parked some time after its reaction first did something.
  const since = parked.map((atMs = Number.POSITIVE_INFINITY) => atMs - everyMs);
  const oldest = Math.min(beforeMs, ...since);
  for (const consumer of consumers) {
    let forgotten = rowsAtOnce;
    // Little by little, so that whoever writes meanwhile waits for little.
    while (forgotten === rowsAtOnce && !stopped()) forgotten = await consumer.prune(oldest, rowsAtOnce);
  }
}
