import { AshlarError, formatError } from "@ashlar/core";

/** Ends the process with an error: what happened and how to mend it, if that is known. */
export function endWith(error: unknown): never {
  if (!(error instanceof AshlarError)) throw error;
  process.stderr.write(`${formatError(error)}\n`);
  process.exit(error.exitCode);
}
