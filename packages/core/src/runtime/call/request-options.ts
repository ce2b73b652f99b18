import type { Context } from "@opentelemetry/api";
import type { Caller } from "../../contract/index.js";

/** What the runtime is told about a request that comes from outside. */
export interface RequestOptions {
  readonly caller?: Caller | undefined;
  /** Makes a command idempotent. */
  readonly id?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** The trace the request belongs to. */
  readonly trace?: Context | undefined;
  /** Is told how to give up the call when whoever asked has gone. It then ends as by its deadline, and frees its place. */
  readonly whenGone?: ((giveUp: () => void) => void) | undefined;
}
