/** What is thrown in this process where nobody catches it. */
export interface Uncaught {
  /** Rejects with it, once whoever has taken it over has ended. */
  readonly ends: Promise<never>;
  /** Leaves it to somebody to end in good order, which `done` tells of. */
  takeOver(done: Promise<unknown>, onError: (error: unknown) => void): Promise<never>;
  /** Leaves such errors to node again. */
  forget(): void;
}

/** Waits for what nobody catches: an exception in a callback, or a rejection that nobody awaits. */
export function uncaught(): Uncaught {
  let ended: Promise<unknown> = Promise.resolve();
  let tell: (error: unknown) => void = () => {};
  let onThrown: (error: unknown) => void = () => {};
  const thrown = new Promise<never>((_, reject) => {
    onThrown = (error) => {
      tell(error);
      import("@ashlar/core").then(({ uncaughtFailure }) => reject(uncaughtFailure(error)), reject);
    };
  });
  const ends = thrown.catch(async (error) => {
    await ended.catch(() => {});
    throw error;
  });
  ends.catch(() => {});
  process.on("uncaughtException", onThrown);
  return {
    ends,
    takeOver(done, onError) {
      ended = done;
      tell = onError;
      return thrown;
    },
    forget: () => void process.off("uncaughtException", onThrown),
  };
}
