import type { Clock } from "../ports/clock.js";

const tickMs = 20;

/** A wait that ends at the latest at its deadline, which is a time of the clock's `elapsed`. */
export abstract class Wait {
  /** Neighbours in the list of waits: adding and removing must cost next to nothing, for every call does it. */
  earlier: Wait | undefined;
  later: Wait | undefined;

  constructor(public deadlineMs: number) {}

  /** The deadline has passed. */
  abstract expire(): void;
}

/** The deadlines of everything that waits. One timer serves them all; a wait expires up to 20 ms late. */
export class Deadlines {
  readonly #clock: Clock;
  #last: Wait | undefined;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts a wait. Whoever starts it ends it with {@link remove}, unless it expires. */
  add(wait: Wait): void {
    wait.earlier = this.#last;
    if (this.#last) this.#last.later = wait;
    this.#last = wait;
    this.#cancel ??= this.#clock.after(tickMs, this.#tick);
  }

  /** Ends a wait. Removing one that has ended does nothing. */
  remove(wait: Wait): void {
    const { earlier, later } = wait;
    if (later) later.earlier = earlier;
    else if (this.#last === wait) this.#last = earlier;
    if (earlier) earlier.later = later;
    wait.earlier = undefined;
    wait.later = undefined;
  }

  /** Settles as `work` does, or rejects with what `onExpiry` makes when the deadline comes first. */
  guard<T>(work: Promise<T>, deadlineMs: number, onExpiry: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const wait = new GuardedWait(deadlineMs, () => reject(onExpiry()));
      this.add(wait);
      work.then(resolve, reject).finally(() => this.remove(wait));
    });
  }

  /** Ends all waits now: nobody waits for ever for something that has stopped. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#expire(Number.POSITIVE_INFINITY);
  }

  #expire(now: number): void {
    for (let wait = this.#last; wait; ) {
      const next = wait.earlier;
      if (wait.deadlineMs <= now) {
        this.remove(wait);
        wait.expire();
      }
      wait = next;
    }
  }

  readonly #tick = (): void => {
    this.#cancel = undefined;
    this.#expire(this.#clock.elapsed());
    if (this.#last) this.#cancel ??= this.#clock.after(tickMs, this.#tick);
  };
}

class GuardedWait extends Wait {
  constructor(
    deadlineMs: number,
    readonly expire: () => void,
  ) {
    super(deadlineMs);
  }
}
