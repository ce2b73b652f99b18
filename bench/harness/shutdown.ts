type Step = () => Promise<void>;

const steps: Step[] = [];
const interruption = new AbortController();

/** Aborted as soon as the user interrupts; long loops stop on it. */
export const interrupted: AbortSignal = interruption.signal;

/**
 * Registers something that must be undone even when the run fails or is interrupted.
 * The returned function undoes it now; whoever comes second waits for the first.
 */
export function undoLater(undo: Step): Step {
  let done: Promise<void> | undefined;
  const step: Step = () => {
    done ??= undo().finally(() => {
      steps.splice(steps.indexOf(step), 1);
    });
    return done;
  };
  steps.push(step);
  return step;
}

/** Undoes everything still registered, the newest first: a process before the database it uses. */
export async function undoEverything(): Promise<void> {
  for (const step of [...steps].reverse()) {
    await step().catch((error: unknown) =>
      process.stderr.write(`bench: while cleaning up: ${String(error)}\n`),
    );
  }
}

/** On Ctrl-C or SIGTERM: undo everything, then leave. A second Ctrl-C leaves at once. */
export function undoEverythingOnSignals(): void {
  for (const [signal, exitCode] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.on(signal, () => {
      if (interrupted.aborted) process.exit(exitCode);
      interruption.abort();
      process.stderr.write("\nbench: interrupted, cleaning up\n");
      void undoEverything().finally(() => process.exit(exitCode));
    });
  }
}
