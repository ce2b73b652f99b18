import { exitCode } from "@ashlar/core/errors";

/** Resolves when this process is asked to stop: by SIGINT or SIGTERM, or by a parent that closes its channel. */
export interface StopRequest {
  readonly asked: Promise<void>;
  /** Aborted when asked. */
  readonly signal: AbortSignal;
  /** Stops listening, so that signals have their usual effect again. */
  forget(): void;
}

/** Listens for requests to stop. A second signal ends the process at once. */
export function stopRequest(): StopRequest {
  const asking = new AbortController();
  const { signal } = asking;
  const asked = new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  const resolve = () => asking.abort();
  let signals = 0;
  const onSignal = () => {
    signals++;
    if (signals > 1) process.exit(exitCode.interrupted);
    resolve();
  };
  const isChild = process.send !== undefined;
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  if (isChild) process.on("disconnect", resolve);
  if (isChild && !process.connected) resolve();
  return {
    asked,
    signal,
    forget: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal).off("disconnect", resolve),
  };
}
