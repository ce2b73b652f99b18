import type { Clock } from "../ports/clock.js";

/** Beats every so often until the returned function is called, which waits for the last one. One beat does not fail another. */
export function heartbeat(clock: Clock, everyMs: number, beat: () => Promise<unknown>): () => Promise<void> {
  let beating = true;
  let cancel: () => void;
  let last: Promise<unknown> = Promise.resolve();
  const next = () => {
    cancel = clock.after(everyMs, () => {
      last = beat()
        .catch(() => {})
        .then(() => beating && next());
    });
  };
  next();
  return async () => {
    beating = false;
    cancel();
    await last;
  };
}
