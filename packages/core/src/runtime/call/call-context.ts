import type { Context } from "@opentelemetry/api";
import type { Caller } from "../../contract/index.js";

/** What travels with a call to everything it causes. */
export interface CallContext {
  /** Whether it comes from no module; such calls are refused while the application stops. */
  readonly fromOutside: boolean;
  /** When everything that belongs to the call must have ended, as the clock's `elapsed`; 0 when nothing limits it yet. */
  readonly deadlineMs: number;
  readonly caller: Caller | undefined;
  readonly trace: Context | undefined;
  /** Told while a command waits in line, when that is to cost its caller no time; undefined when it is. */
  readonly line?: Line | undefined;
  /** Gives the next command its id, when ids follow from a cause; undefined when they are random. */
  readonly deriveId: ((operation: string) => string) | undefined;
}

/** Whoever wants to know while something waits in line. */
export interface Line {
  enterLine(): void;
  leaveLine(): void;
}

/** A call that a module is at work on. */
export interface RunningCall extends CallContext, Line {
  /** The command's id; empty for a query. */
  readonly commandId: string;
  /** Whether the command's repetition must be recognised. */
  readonly idempotent: boolean;
  /** Whether it may have taken effect, should its deadline pass now. */
  mayHaveExecuted: boolean;
  /** Whether its caller has been told how it ended. */
  readonly ended: boolean;
}

/** How long a call may take that was not told otherwise. */
export const defaultTimeoutMs = 30_000;

/**
 * Ids for the commands that one cause leads to: the n-th call of an operation has the same id at every repetition. A
 * repetition that makes it with another input is refused as `IdReused`: it would be another command under the same id.
 */
export function idsFrom(cause: string): (operation: string) => string {
  const made = new Map<string, number>();
  return (operation) => {
    const n = made.get(operation) ?? 0;
    made.set(operation, n + 1);
    return `${cause}>${operation}#${n}`;
  };
}
