import type { Logger } from "pino";
import { AshlarError, type ErrorCode, errorCatalogue } from "../errors/index.js";
import type { Clock } from "../runtime/ports/clock.js";
import { isOutage } from "../runtime/ports/store-failure.js";

/** A request that failed inside. */
export interface Failure {
  readonly requestId: string;
  readonly operation: string;
  readonly status: number;
  readonly cause: unknown;
}

/** Tells of a failure inside, for whoever has to mend it. */
export type TellFailure = (failure: Failure) => void;

const quietMs = 1_000;

/**
 * Logs failures. A bug is told each time, under its request's id. An outage fails every request until it ends, so of
 * those that cannot be taken (503) one a second is told, with how many there were since the last.
 */
export function failureLog(log: Logger, clock: Clock): TellFailure {
  let quietUntil = Number.NEGATIVE_INFINITY;
  let untold = 0;
  return ({ requestId, operation, status, cause }) => {
    const line = { requestId, operation, ...adviceOn(cause), err: cause };
    if (status !== 503) return void log.error(line, "failed");
    const now = clock.elapsed();
    if (now < quietUntil) return void untold++;
    log.error({ ...line, ...(untold > 0 && { alike: untold }) }, "unavailable");
    quietUntil = now + quietMs;
    untold = 0;
  };
}

/** The code of what is wrong underneath, and how to mend it. */
function adviceOn(cause: unknown): { readonly code: ErrorCode; readonly fix: string } | undefined {
  if (cause instanceof AshlarError) return { code: cause.code, fix: cause.fix };
  const code = "ASH_STORE_UNAVAILABLE";
  if (isOutage(cause)) return { code, fix: errorCatalogue[code].fix };
  return cause instanceof Error && cause.cause !== undefined ? adviceOn(cause.cause) : undefined;
}
