import type { OperationRef } from "../../contract/index.js";
import type { OperationMetrics } from "../../telemetry/operation-metrics.js";
import type { RunningCall } from "./call-context.js";

/** One operation as the router sees it: what it promises and how it is run. */
export interface Endpoint {
  readonly operation: OperationRef;
  readonly metrics: OperationMetrics;
  /**
   * Runs it on parsed input and answers, now or later; throws `Rejection`, `CallError` or whatever its module threw.
   *
   * @param given the input as it came, before it was parsed
   */
  run(input: unknown, call: RunningCall, given: unknown): unknown;
  /** Makes of its answer what the contract promises, now or later. Left out when `run` has done so already. */
  readonly check?: (answer: unknown) => unknown;
}
