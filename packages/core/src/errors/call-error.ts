import { knownAcrossCopies } from "./across-copies.js";

/**
 * Everything that can go wrong with a call other than a declared refusal, wherever the module runs:
 *
 * - `InvalidInput`  the input is not what the contract asks for
 * - `Denied`        the caller may not do this
 * - `Unknown`       no such operation is reachable
 * - `Overloaded`    a bounded queue is full; try again later
 * - `Timeout`       the deadline passed
 * - `Unavailable`   the module is stopping or cannot be reached
 * - `IdReused`      the command id was used before with a different command
 * - `InvalidOutput` the module answered or published something its contract does not allow (a bug in the module)
 * - `Failed`        the module threw (a bug in the module, or its database failed)
 */
export type CallErrorKind =
  | "InvalidInput"
  | "Denied"
  | "Unknown"
  | "Overloaded"
  | "Timeout"
  | "Unavailable"
  | "IdReused"
  | "InvalidOutput"
  | "Failed";

/** One place where an input or output departs from its schema. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** The details of a {@link CallError}. */
export interface CallErrorDetails {
  readonly message: string;
  /** Whether the operation may nevertheless have taken effect: `false` is a promise that it has not. */
  readonly mayHaveExecuted: boolean;
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

/**
 * A call that did not complete for a reason the contract does not declare.
 *
 * Retry freely when `mayHaveExecuted` is `false`; otherwise retry with the same command id, which makes the
 * repetition harmless.
 *
 * @example
 * ```ts
 * try {
 *   await call(inventory.reserve, input, { id });
 * } catch (error) {
 *   if (error instanceof CallError && error.kind === "Overloaded") await later();
 *   else throw error;
 * }
 * ```
 */
export class CallError extends Error {
  override readonly name: string = "CallError";
  readonly code: `ASH_CALL_${string}`;
  readonly mayHaveExecuted: boolean;
  readonly issues: readonly Issue[];

  constructor(
    readonly kind: CallErrorKind,
    readonly operation: string,
    details: CallErrorDetails,
  ) {
    super(
      `${operation}: ${details.message}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = `ASH_CALL_${kind.replace(/(?<=.)([A-Z])/g, "_$1").toUpperCase()}`;
    this.mayHaveExecuted = details.mayHaveExecuted;
    this.issues = details.issues ?? [];
  }
}

knownAcrossCopies(CallError);
