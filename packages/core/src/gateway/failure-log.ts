import type { Logger } from "pino";
import { AshlarError, type ErrorCode, errorCatalogue } from "../errors/index.js";
import { plainCause } from "../runtime/plain-cause.js";
import type { Clock } from "../runtime/ports/clock.js";
import { isOutage } from "../runtime/ports/store-failure.js";
import { logThrottle } from "../telemetry/log-throttle.js";

/** A request that failed inside. */
export interface Failure {
  readonly requestId: string;
  readonly operation: string;
  readonly traceId: string | undefined;
  readonly status: number;
  readonly cause: unknown;
}

/** Tells of a failure inside, for whoever has to mend it. */
export type TellFailure = (failure: Failure) => void;

/**
 * Logs failures. A bug is told each time, under its request's id. An outage fails every request until it ends, so of
 * those that cannot be taken (503) one a second is told, with how many there were since the last.
 */
export function failureLog(log: Logger, clock: Clock): TellFailure {
  const throttled = logThrottle(clock);
  return ({ requestId, operation, traceId, status, cause }) => {
    const advice = adviceOn(cause);
    const tell = (alike: object, message: string) =>
      log.error({ requestId, operation, traceId, ...advice, err: plainCause(cause), ...alike }, message);
    if (status !== 503) return tell({}, "failed");
    throttled(advice?.code ?? "", (alike) => tell(alike, "unavailable"));
  };
}

/** The code of what is wrong underneath, and how to mend it. */
function adviceOn(cause: unknown): { readonly code: ErrorCode; readonly fix: string } | undefined {
  if (cause instanceof AshlarError) return { code: cause.code, fix: cause.fix };
  const code = "ASH_STORE_UNAVAILABLE";
  if (isOutage(cause)) return { code, fix: errorCatalogue[code].fix };
  return cause instanceof Error && cause.cause !== undefined ? adviceOn(cause.cause) : undefined;
}
