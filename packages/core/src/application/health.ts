import { errorText } from "../runtime/error-text.js";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";
import type { ModuleHealth } from "./application.js";
import { within } from "./within.js";

const patienceMs = 2_000;
const writeAgainMs = 5_000;

/**
 * Finds out whether a module can take work: whether its store answers, and whether it can be written, which is tried
 * every few seconds at most. A store that hangs is not asked again before it has answered.
 */
export function healthOf({ module, store }: ModuleRunner, clock: Clock): () => Promise<ModuleHealth> {
  const name = module.contract.name;
  let asking: Promise<void> | undefined;
  let writing: Promise<void> | undefined;
  let refused: unknown;
  let writtenMs = Number.NEGATIVE_INFINITY;

  const write = async () => {
    try {
      await store.tryWrite(clock.now());
      writtenMs = clock.elapsed();
      refused = undefined;
    } catch (error) {
      refused = error;
    }
    writing = undefined;
  };

  return async () => {
    const silence = new Error(`its store does not answer within ${patienceMs} ms`);
    try {
      asking ??= store.ping().finally(() => {
        asking = undefined;
      });
      await answered(clock, asking, silence);
      if (clock.elapsed() - writtenMs >= writeAgainMs) writing ??= write();
      // A handler that takes long may be before it; that is no reason to send requests elsewhere.
      if (writing) await within(clock, patienceMs, writing);
      if (refused !== undefined) throw refused;
      return { module: name, ready: true };
    } catch (error) {
      return { module: name, ready: false, reason: errorText(error) };
    }
  };
}

/** Settles as `question` does, or rejects when that takes too long. */
function answered(clock: Clock, question: Promise<void>, silence: Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patienceMs, () => reject(silence));
    question.then(resolve, reject).finally(cancel);
  });
}
