import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";

/**
 * A rejection that nobody handles ends a Node process, and with it everything else that was under way. A forgotten
 * `await` in one reaction must not do that: such a rejection is laid at the door of the code that left it. What comes
 * from elsewhere is left to Node, or to whoever listens for it.
 *
 * The context that code runs in and the event are the process's own, so there is one of each for all applications.
 */
const running = new AsyncLocalStorage<LeftBehind>();
const listeners = new Set<FloatingRejectionListener>();

/** Whoever listens for floating rejections. */
export interface FloatingRejectionListener {
  /** Told of one that no code answers for; left to Node, or to others, when left out. */
  readonly tell: ((reason: unknown) => void) | undefined;
}

/** Listens for floating rejections; the returned function ends that. */
export function listenForFloatingRejections(tell?: (reason: unknown) => void): () => void {
  const listener = { tell };
  listeners.add(listener);
  if (listeners.size === 1) process.on("unhandledRejection", assign);
  return () => {
    if (listeners.delete(listener) && listeners.size === 0) process.off("unhandledRejection", assign);
  };
}

function assign(reason: unknown): void {
  const owner = running.getStore();
  if (owner) {
    owner.blame(reason);
    return;
  }
  const told = [...listeners].flatMap(({ tell }) => tell ?? []);
  for (const tell of told) tell(reason);
  // Where nobody else listens, the process ends as it would without us.
  if (told.length === 0 && process.listenerCount("unhandledRejection") === 1) throw reason;
}

/**
 * Runs code that answers for the promises it makes: when one that it left behind has been rejected by the time it ends,
 * that is its own failure.
 *
 * @param tellLate told of those rejected later
 */
export async function answerable<T>(
  work: () => T | Promise<T>,
  tellLate: (reason: unknown) => void,
): Promise<T> {
  const left = new LeftBehind(tellLate);
  try {
    const result = await running.run(left, async () => work());
    // Node tells of a rejection when the turn in which it came has ended.
    await setImmediate();
    left.requireNothing();
    return result;
  } finally {
    left.close();
  }
}

/** Promises that code made and did not wait for. */
class LeftBehind {
  readonly #tellLate: (reason: unknown) => void;
  readonly #reasons: unknown[] = [];
  #closed = false;

  constructor(tellLate: (reason: unknown) => void) {
    this.#tellLate = tellLate;
  }

  blame(reason: unknown): void {
    if (this.#closed) this.#tellLate(reason);
    else this.#reasons.push(reason);
  }

  /** Throws the first rejection so far. */
  requireNothing(): void {
    const [first] = this.#reasons.splice(0, 1);
    if (first !== undefined) throw first;
  }

  /** From now on they come late, as do those that the code's own error hides. */
  close(): void {
    this.#closed = true;
    for (const reason of this.#reasons) this.#tellLate(reason);
  }
}
