import { createHash } from "node:crypto";
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
  readonly deriveId: ((operation: string) => string) | undefined;
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
 * Ids for the commands that one cause leads to: the n-th call of an operation with the same input has the same id at
 * every repetition, in whatever order the calls are made. A call that a repetition makes with another input is another
 * command: both take effect.
 */
export function idsFrom(cause: string): (operation: string, input: unknown) => string {
  const made = new Map<string, number>();
  return (operation, input) => {
    const call = `${cause}>${operation}(${digest(input)})`;
    const n = made.get(call) ?? 0;
    made.set(call, n + 1);
    return `${call}#${n}`;
  };
}

function digest(input: unknown): string {
  return createHash("sha256").update(asText(input)).digest("base64url").slice(0, 16);
}

function asText(input: unknown): string {
  try {
    return JSON.stringify(input) ?? "";
  } catch {
    // What cannot be sent as JSON is refused by the router, or told apart by its place alone.
    return "";
  }
}
