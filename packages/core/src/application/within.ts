import type { Clock } from "../runtime/ports/clock.js";

/** Waits for work to end, but not longer than the grace. */
export async function within(clock: Clock, graceMs: number, work: Promise<unknown>): Promise<void> {
  let cancel: () => void = () => {};
  const patience = new Promise<void>((resolve) => {
    cancel = clock.after(graceMs, resolve);
  });
  await Promise.race([work, patience]).finally(() => cancel());
}
