import type { Logger } from "pino";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";

const keptMs = 7 * 24 * 3_600_000;
const everyMs = 3_600_000;

/**
 * Forgets, once an hour, what commands and events came to more than a week ago. While an older event is parked nothing
 * since then is forgotten: its reaction may be retried, and must find what it has done already. The returned function
 * stops it.
 */
export function startPruning(runners: readonly ModuleRunner[], clock: Clock, log: Logger): () => void {
  let cancel: () => void;
  let stopped = false;
  const again = () => {
    if (stopped) return;
    cancel = clock.after(everyMs, async () => {
      await prune(runners, clock.now() - keptMs).catch((error) =>
        log.warn({ err: error }, "pruning failed; it will be tried again"),
      );
      again();
    });
  };
  again();
  return () => {
    stopped = true;
    cancel();
  };
}

async function prune(runners: readonly ModuleRunner[], beforeMs: number): Promise<void> {
  const consumers = runners.map(({ store }) => store.consumer);
  const parked = (await Promise.all(consumers.map((consumer) => consumer.list()))).flat();
  const oldest = Math.min(beforeMs, ...parked.map(({ failedAt }) => failedAt.getTime() - everyMs));
  for (const consumer of consumers) await consumer.prune(oldest);
}
