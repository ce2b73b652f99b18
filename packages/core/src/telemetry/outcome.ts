import type { CallErrorKind } from "../errors/index.js";

/** How a call ended: with an answer, a declared refusal, or an error of this kind. */
export type CallEnd = "ok" | "rejected" | CallErrorKind;

/**
 * What an end means to an operator: `client_error` is the caller's mistake, `error` a defect of the module, or something
 * it needs that is missing.
 */
export type Outcome = "ok" | "rejected" | "client_error" | "error";

/** The outcome of every end. */
export const outcomes: Readonly<Record<CallEnd, Outcome>> = {
  ok: "ok",
  rejected: "rejected",
  InvalidInput: "client_error",
  Denied: "client_error",
  Unknown: "client_error",
  IdReused: "client_error",
  Overloaded: "error",
  Timeout: "error",
  Unavailable: "error",
  InvalidOutput: "error",
  Failed: "error",
};
