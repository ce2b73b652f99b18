import { AshlarError } from "../errors/index.js";
import type { Consumer } from "../runtime/feed/consumer.js";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { Clock } from "../runtime/ports/clock.js";

const betweenLooksMs = 5;

/**
 * Resolves when every command has ended and every event has been handled or set aside. What one consumer does may be
 * news to another, so it looks twice and nothing may have happened in between.
 */
export async function settled(
  runners: readonly ModuleRunner[],
  consumers: readonly Consumer[],
  clock: Clock,
  timeoutMs: number,
): Promise<void> {
  const giveUpMs = Date.now() + timeoutMs;
  let quiet: string | undefined;
  for (;;) {
    const look = await lookAround(runners, consumers);
    if (look !== undefined && look === quiet) return;
    quiet = look;
    if (Date.now() > giveUpMs) {
      throw new AshlarError("ASH_NOT_SETTLED", {
        message: `The application did not settle within ${timeoutMs} ms.`,
      });
    }
    await pause(clock);
  }
}

/** What had happened so far, if nothing is under way. */
async function lookAround(
  runners: readonly ModuleRunner[],
  consumers: readonly Consumer[],
): Promise<string | undefined> {
  if (runners.some((runner) => runner.waiting() > 0)) return undefined;
  const quiet = await Promise.all(consumers.map((consumer) => consumer.isSettled()));
  if (!quiet.every(Boolean)) return undefined;
  return runners.map(({ news }) => news.raised).join();
}

/** Resolves when no module has commands waiting or under way. */
export async function untilEmpty(runners: readonly ModuleRunner[], clock: Clock): Promise<void> {
  while (runners.some((runner) => runner.waiting() > 0)) await pause(clock);
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(betweenLooksMs, resolve);
  });
}
