/** What is thrown in this process where nobody catches it. */
export interface Uncaught {
  /** Rejects with it. */
  readonly thrown: Promise<never>;
  /** Leaves such errors to node again. */
  forget(): void;
}

/** Waits for what nobody catches: an exception in a callback, or a rejection that nobody awaits. */
export function uncaught(): Uncaught {
  let onThrown: (error: unknown) => void = () => {};
  const thrown = new Promise<never>((_, reject) => {
    onThrown = (error) =>
      void import("@ashlar/core").then(({ uncaughtFailure }) => reject(uncaughtFailure(error)), reject);
  });
  thrown.catch(() => {});
  process.on("uncaughtException", onThrown);
  return { thrown, forget: () => void process.off("uncaughtException", onThrown) };
}
