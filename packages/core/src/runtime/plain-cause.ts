import { CallError } from "../errors/index.js";

/**
 * What went wrong, for a log whose line names the operation: without the errors around it that say the same words again,
 * each with a stack of its own.
 */
export function plainCause(error: unknown): unknown {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return error;
  const { cause } = error;
  const repeated = error instanceof CallError ? `${error.operation}: ${cause.message}` : cause.message;
  return error.message === repeated ? plainCause(cause) : error;
}
