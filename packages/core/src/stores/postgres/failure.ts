import { AshlarError } from "../../errors/index.js";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { superseded } from "../sql/superseded.js";

const serializationFailure = "40001";
const deadlockDetected = "40P01";
const lockNotAvailable = "55P03";
const uniqueViolation = "23505";

/** Whether a transaction was given up in favour of another: done again, it may well succeed. */
export function isDeadlock(error: unknown): boolean {
  return [serializationFailure, deadlockDetected].includes(codeOf(error));
}

/** Whether others held for too long what a transaction needs: done again later, it may well succeed. */
export function isBusy(error: unknown): boolean {
  return isDeadlock(error) || codeOf(error) === lockNotAvailable;
}

/** Whether a statement of the framework's own failed only because another replica was faster. */
export function isRace(error: unknown): boolean {
  return isDeadlock(error) || codeOf(error) === uniqueViolation;
}

/** Whether the server could not be reached, went away or turned us away. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  if (isSqlState(code)) return outageState.test(code);
  return /^E[A-Z_]+$/.test(code) || lostLink.test(textOf(error));
}

// The driver gives these no code.
const lostLink =
  /^Connection terminated|^Client has encountered a connection error|^Query read timeout|^timeout exceeded when trying to connect/;
const outageState = /^(08|53|57)/;

/** Turns an error of PostgreSQL, met while reading or writing, into one that says whether something may be written. */
export function toFailure(error: unknown, during: "reading" | "writing"): AshlarError | StoreFailure {
  if (error instanceof AshlarError || error instanceof StoreFailure) return error;
  const code = codeOf(error);
  const text = `PostgreSQL: ${textOf(error)}`;
  if (code === "53100" || code === "58030")
    return new AshlarError("ASH_DISK", { message: text, cause: error });
  // Of the framework's tables only those of views ever go away.
  if (code === "42P01") return superseded();
  // An SQLSTATE means that the server answered, so the statement was rolled back; without one the link was lost.
  if (isSqlState(code))
    return new StoreFailure(outageState.test(code) ? "unavailable" : "refused", text, error);
  if (isOwnFault(error)) return new StoreFailure("refused", textOf(error), error);
  return new StoreFailure(
    during === "writing" && !neverSent(error) ? "uncertain" : "unavailable",
    text,
    error,
  );
}

/** Whether a value could not even be put into a statement, as one that is nested too deep. */
export function isOwnFault(error: unknown): boolean {
  return error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;
}

/** Rethrows an error met while reading as one that says what it means. */
export function failReading(error: unknown): never {
  throw toFailure(error, "reading");
}

/** The same for an error met while writing. */
export function failWriting(error: unknown): never {
  throw toFailure(error, "writing");
}

/** Whether no connection was had at all, so that nothing can have been written. */
function neverSent(error: unknown): boolean {
  return (
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(codeOf(error)) ||
    /timeout exceeded when trying to connect/.test(textOf(error))
  );
}

/** What an error says. An AggregateError, one per address tried, has no message of its own. */
export function textOf(error: unknown): string {
  if (error instanceof AggregateError) return textOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

function isSqlState(code: string): boolean {
  return /^(?=.*\d)[0-9A-Z]{5}$/.test(code); // EPIPE is none
}

/** An error's SQLSTATE or system code; empty without one. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}
