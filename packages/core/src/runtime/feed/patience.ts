import type { Clock } from "../ports/clock.js";

/** What work comes to that takes longer than anybody waits for it. */
export const late = Symbol("late");

/** Settles as `work` does, or is `late` after `ms`; the work goes on then. */
export function inTime<T>(clock: Clock, work: Promise<T>, ms: number): Promise<T | typeof late> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(late));
    work.then(resolve, reject).finally(cancel);
  });
}
