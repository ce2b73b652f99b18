/** Waits until something has opened, unless it is given up first; what opens too late is closed again. */
export function unlessAborted<T>(
  signal: AbortSignal | undefined,
  opening: Promise<T>,
  close: (opened: T) => unknown = () => {},
): Promise<T> {
  if (!signal) return opening;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(signal.reason);
      opening.then(close).catch(() => {});
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    opening.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
