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
  /** Gives the next command its id, when ids follow from a cause; undefined when they are random. */
  readonly deriveId: (() => string) | undefined;
}

/** A call that a module is at work on. */
export interface RunningCall extends CallContext {
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
 * Ids for the commands that one cause leads to: the same at every repetition, because a repetition makes the same calls
 * in the same order.
 */
export function idsFrom(cause: string): () => string {
  let n = 0;
  return () => `${cause}>${n++}`;
}
