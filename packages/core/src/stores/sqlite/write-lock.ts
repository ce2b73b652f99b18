/** Lets one writer of a file at a time through, in the order in which they came. */
export class WriteLock {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs `work` when every earlier one has ended. */
  run<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => {});
    return result;
  }
}
