import type { Clock } from "../ports/clock.js";

const tickMs = 20;

/** A wait that ends at the latest at its deadline. */
export interface Wait {
  readonly deadlineMs: number;
  readonly expire: () => void;
}

/**
 * The deadlines of everything that waits. One timer serves them all, so that a wait costs a set's insertion and
 * removal; it expires up to 20 ms late.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #waits = new Set<Wait>();
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts a wait. Whoever starts it ends it with {@link remove}, unless it expires. */
  add(wait: Wait): void {
    this.#waits.add(wait);
    this.#cancel ??= this.#clock.after(tickMs, this.#tick);
  }

  remove(wait: Wait): void {
    this.#waits.delete(wait);
  }

  /** Settles as `work` does, or rejects with what `onExpiry` makes when the deadline comes first. */
  guard<T>(work: Promise<T>, deadlineMs: number, onExpiry: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const wait: Wait = { deadlineMs, expire: () => reject(onExpiry()) };
      this.add(wait);
      work.then(
        (value) => {
          this.#waits.delete(wait);
          resolve(value);
        },
        (error) => {
          this.#waits.delete(wait);
          reject(error);
        },
      );
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waits.clear();
  }

  readonly #tick = (): void => {
    this.#cancel = undefined;
    const now = this.#clock.now();
    for (const wait of this.#waits) {
      if (wait.deadlineMs > now) continue;
      this.#waits.delete(wait);
      wait.expire();
    }
    if (this.#waits.size > 0) this.#cancel = this.#clock.after(tickMs, this.#tick);
  };
}
