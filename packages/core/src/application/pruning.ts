import type { Logger } from "pino";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";

const keptMs = 7 * 24 * 3_600_000;
const everyMs = 3_600_000;

/** Forgets, once an hour, what commands and events came to more than a week ago. The returned function stops it. */
export function startPruning(runners: readonly ModuleRunner[], clock: Clock, log: Logger): () => void {
  let cancel: () => void;
  let stopped = false;
  const again = () => {
    if (stopped) return;
    cancel = clock.after(everyMs, async () => {
      for (const { module, store } of runners) {
        await store.consumer
          .prune(clock.now() - keptMs)
          .catch((error) =>
            log.warn({ err: error, module: module.contract.name }, "pruning failed; it will be tried again"),
          );
      }
      again();
    });
  };
  again();
  return () => {
    stopped = true;
    cancel();
  };
}
