import type { OperationRef } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { Ask, Module } from "../../module/index.js";
import type { OperationMetrics } from "../../telemetry/metrics.js";
import type { Deadlines } from "../call/deadline.js";
import type { Endpoint } from "../call/endpoint.js";
import type { Router } from "../call/router.js";
import { answered, failed } from "../commands/verdict.js";
import type { Clock } from "../ports/clock.js";
import type { ModuleStore } from "../ports/module-store.js";

/** What a module's queries need. */
export interface QueryDependencies {
  readonly module: Module;
  readonly store: ModuleStore;
  readonly router: Router;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly development: boolean;
}

/** Answers one query of a module. */
export function queryEndpoint(
  operation: OperationRef,
  metrics: OperationMetrics,
  dependencies: QueryDependencies,
): Endpoint {
  const { module, store, router, deadlines, clock, development } = dependencies;
  const handler = module.queries[operation.name]!;
  return {
    operation,
    metrics,
    async run(input, context) {
      let answer: unknown;
      try {
        answer = handler(input, {
          views: store.views,
          db: store.db,
          ask: router.within(context) as Ask,
          caller: context.caller,
          now: new Date(clock.now()),
        } as never);
        if (answer instanceof Promise)
          answer = await deadlines.guard(answer, context.deadlineMs, () => late(operation));
      } catch (error) {
        throw asCallError(operation, error);
      }
      const verdict = await answered(operation, answer, development);
      if (verdict.kind === "failed") throw verdict.error;
      return verdict.kind === "done" ? verdict.output : undefined;
    },
  };
}

function asCallError(operation: OperationRef, error: unknown): CallError {
  if (error instanceof CallError && error.operation === operation.id) return error;
  const verdict = failed(operation, error);
  return verdict.kind === "failed" ? verdict.error : late(operation);
}

function late({ id }: OperationRef): CallError {
  return new CallError("Timeout", id, { message: "its deadline passed", mayHaveExecuted: false });
}
