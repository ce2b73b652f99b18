/** Time, passed in so that it can be controlled. */
export interface Clock {
  /** The time of day, in milliseconds since the epoch. It may be set back. */
  now(): number;
  /** Milliseconds, with fractions, since some fixed moment. It only goes forward: durations and deadlines go by it. */
  elapsed(): number;
  /** Runs `wake` once after `ms`; the returned function cancels it. */
  after(ms: number, wake: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
};
