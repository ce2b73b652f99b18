import type { Context } from "@opentelemetry/api";
import type { Caller } from "../../contract/index.js";

/** What travels with a call to everything it causes. */
export interface CallContext {
  /** When everything that belongs to the call must have ended, in milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly caller: Caller | undefined;
  readonly trace: Context | undefined;
  /** Gives the next command its id, when ids follow from a cause; undefined when they are random. */
  readonly deriveId: (() => string) | undefined;
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
