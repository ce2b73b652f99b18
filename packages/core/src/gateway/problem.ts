import { Rejection } from "../contract/index.js";
import { CallError } from "../errors/index.js";
import { type ProblemCode, problemKinds } from "./problem-catalogue.js";

const mostIssues = 100;

/** The parts of a {@link Problem} that differ from one occurrence to the next. */
export interface ProblemDetails {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  /** Members besides those of RFC 9457, such as `issues`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Headers of the answer: name, value, name, value. */
  readonly headers?: readonly string[];
  /** What went wrong inside; for the log only. */
  readonly cause?: unknown;
}

/**
 * A request that is not answered with success; becomes `application/problem+json` (RFC 9457).
 *
 * @example
 * ```ts
 * throw new Problem("ASH_RATE_LIMITED", { headers: ["retry-after", "3"] });
 * ```
 */
export class Problem extends Error {
  override readonly name: string = "Problem";
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = problemKinds[code].status;
  }
}

/** The problem's document. */
export function problemJson({ code, details }: Problem, requestId: string): string {
  const { status, title, detail } = problemKinds[code];
  return JSON.stringify({
    type: details.type ?? `urn:ashlar:problem:${code}`,
    title: details.title ?? title,
    status,
    detail: details.detail ?? detail,
    code,
    requestId,
    ...details.members,
  });
}

/** What anything thrown while a request is served means to the client. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Rejection) return rejected(error);
  if (error instanceof CallError) return callFailed(error);
  return new Problem("ASH_CALL_FAILED", { cause: error, members: { mayHaveExecuted: true } });
}

function rejected({ operation, reason, data }: Rejection): Problem {
  return new Problem("ASH_REJECTED", {
    type: rejectionType(operation, reason),
    title: reason,
    detail: `${operation} was refused and nothing has changed.`,
    members: { reason, data },
  });
}

/** The problem type of a declared refusal. */
export function rejectionType(operation: string, reason: string): string {
  return `urn:ashlar:rejection:${operation}:${reason}`;
}

function callFailed(error: CallError): Problem {
  const code = error.code in problemKinds ? (error.code as ProblemCode) : "ASH_CALL_FAILED";
  const { status } = problemKinds[code];
  if (code === "ASH_CALL_INVALID_INPUT") {
    return new Problem(code, {
      detail: `The input is not what ${error.operation} asks for.`,
      members: { issues: error.issues.slice(0, mostIssues) },
    });
  }
  if (status < 500) return new Problem(code);
  return new Problem(code, {
    members: { mayHaveExecuted: error.mayHaveExecuted },
    headers: status === 503 ? ["retry-after", "1"] : [],
    // Under load these two come in thousands, and there is nothing in them that the request's line does not say.
    ...(error.kind !== "Overloaded" && error.kind !== "Timeout" && { cause: error }),
  });
}
