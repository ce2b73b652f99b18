import { AsyncLocalStorage } from "node:async_hooks";

/** Code that answers for every promise made in it. */
export interface Answerable {
  /** A promise that it left behind was rejected, and nobody waits for it. */
  blame(reason: unknown): void;
}

/**
 * A rejection that nobody handles ends a Node process, and with it everything else that was under way. A forgotten
 * `await` in one reaction must not do that: here such a rejection is laid at the door of the code that left it. What
 * comes from elsewhere is left to Node, or to whoever listens for it.
 *
 * Both the context that code runs in and the event are the process's own, so there is one of each for all applications.
 */
const running = new AsyncLocalStorage<Answerable>();
let listening = 0;

/** Runs code that answers for what it leaves behind, as long as somebody listens. */
export function answeringFor<T>(who: Answerable, work: () => T): T {
  return running.run(who, work);
}

/** Listens for floating rejections; the returned function ends that. */
export function listenForFloatingRejections(): () => void {
  if (listening++ === 0) process.on("unhandledRejection", assign);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    if (--listening === 0) process.off("unhandledRejection", assign);
  };
}

function assign(reason: unknown): void {
  const who = running.getStore();
  if (who) who.blame(reason);
  // Where nobody else listens, the process ends as it would without us.
  else if (process.listenerCount("unhandledRejection") === 1) throw reason;
}
