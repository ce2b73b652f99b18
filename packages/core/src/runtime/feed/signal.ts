import type { Clock } from "../ports/clock.js";

/** Wakes whoever sleeps when there is something new. */
export class Signal {
  readonly #sleepers = new Set<() => void>();
  readonly #followers = new Set<Signal>();
  #raised = 0;

  /** How often it has been raised; sleeping from a number that is no longer current returns at once. */
  get raised(): number {
    return this.#raised;
  }

  raise(): void {
    this.#raised++;
    for (const wake of [...this.#sleepers]) wake();
    for (const follower of this.#followers) follower.raise();
  }

  /** Raises another signal with this one, until the returned function is called. */
  lead(follower: Signal): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Sleeps until the signal is raised after `since`, at most `ms`. */
  sleep(clock: Clock, ms: number, since: number): Promise<void> {
    if (this.#raised !== since) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#sleepers.delete(wake);
        resolve();
      };
      const cancel = clock.after(ms, wake);
      this.#sleepers.add(wake);
    });
  }
}
