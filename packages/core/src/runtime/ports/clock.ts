/** Time, passed in so that it can be controlled. */
export interface Clock {
  /** The time of day, in milliseconds since the epoch. It may be set back. */
  now(): number;
  /** Milliseconds, with fractions, since some fixed moment. It only goes forward: durations and deadlines go by it. */
  elapsed(): number;
  /** Runs `wake` once after `ms`, however long, and never after `Infinity`; the returned function cancels it. */
  after(ms: number, wake: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: afterMs,
};

// A timer of more goes off at once.
const longestTimeoutMs = 2 ** 31 - 1;

function afterMs(ms: number, wake: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  if (!(ms > longestTimeoutMs)) {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  }
  const dueMs = performance.now() + ms;
  let cancel = afterMs(longestTimeoutMs, () => {
    cancel = afterMs(Math.max(0, dueMs - performance.now()), wake);
  });
  return () => cancel();
}
