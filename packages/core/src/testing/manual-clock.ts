import type { Clock } from "../runtime/ports/clock.js";

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Lets time pass and wakes, in order, whoever is due. */
  advance(ms: number): void;
}

/**
 * Makes a clock for tests. Waits that the runtime itself needs, such as looking for new events, still go by the
 * machine's time: only what `now` says, and what is due later than a second from then, is controlled.
 *
 * @example
 * ```ts
 * const clock = manualClock(new Date("2026-01-01T00:00:00Z"));
 * const app = await startApp({ modules, clock });
 * clock.advance(15 * 60_000); // reservations expire
 * ```
 */
export function manualClock(start = new Date(0)): ManualClock {
  let nowMs = start.getTime();
  const sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
  return {
    now: () => nowMs,
    elapsed: () => nowMs,
    after(ms, wake) {
      if (ms < 1000) {
        const timer = setTimeout(wake, ms);
        return () => clearTimeout(timer);
      }
      const sleeper = { dueMs: nowMs + ms, wake };
      sleepers.add(sleeper);
      return () => sleepers.delete(sleeper);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        const due = [...sleepers]
          .filter(({ dueMs }) => dueMs <= untilMs)
          .sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!due) break;
        sleepers.delete(due);
        nowMs = due.dueMs;
        due.wake();
      }
      nowMs = untilMs;
    },
  };
}
