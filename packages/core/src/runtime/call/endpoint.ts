import type { OperationRef } from "../../contract/index.js";
import type { OperationMetrics } from "../../telemetry/metrics.js";
import type { CallContext } from "./call-context.js";

/** A command's id, and whether its repetition must be recognised. */
export interface CommandId {
  readonly id: string;
  readonly idempotent: boolean;
}

/** One operation as the router sees it: what it promises and how it is run. */
export interface Endpoint {
  readonly operation: OperationRef;
  readonly metrics: OperationMetrics;
  /** Runs it on parsed input. Answers with its parsed output; throws `Rejection` or `CallError`. */
  run(input: unknown, context: CallContext, command: CommandId): unknown;
}
