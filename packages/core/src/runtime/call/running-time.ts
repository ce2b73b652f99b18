import type { Clock } from "../ports/clock.js";
import { type Deadlines, Wait } from "./deadline.js";

/** The time that something may run, which stands still while what it called waits in line. */
export class RunningTime extends Wait {
  readonly #clock: Clock;
  readonly #onExpiry: () => void;
  #inLine = 0;
  #leftMs = 0;

  constructor(clock: Clock, ms: number, onExpiry: () => void) {
    super(clock.elapsed() + ms);
    this.#clock = clock;
    this.#onExpiry = onExpiry;
  }

  override expire(): void {
    this.#onExpiry();
  }

  enterLine(): void {
    if (this.#inLine++ > 0) return;
    this.#leftMs = this.deadlineMs - this.#clock.elapsed();
    this.deadlineMs = Number.POSITIVE_INFINITY;
  }

  leaveLine(): void {
    if (--this.#inLine > 0) return;
    this.deadlineMs = this.#clock.elapsed() + this.#leftMs;
  }
}

/** Work whose caller stops waiting for it when its time is over; the work itself goes on. */
export interface TimedWork<T> {
  /** Settles as the work does, or rejects with what `late` makes when its time is over first. */
  readonly inTime: Promise<T>;
  /** Resolves when the work has ended, however late and however. */
  readonly ended: Promise<void>;
}

/** Runs work for at most `ms` of running time. */
export function runTimed<T>(
  deadlines: Deadlines,
  clock: Clock,
  ms: number,
  late: () => Error,
  work: (time: RunningTime) => Promise<T>,
): TimedWork<T> {
  let giveUp = (_: Error) => {};
  const expired = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const time = new RunningTime(clock, ms, () => giveUp(late()));
  deadlines.add(time);
  const working = work(time).finally(() => deadlines.remove(time));
  return { inTime: Promise.race([working, expired]), ended: working.then(nothing, nothing) };
}

function nothing(): void {}
