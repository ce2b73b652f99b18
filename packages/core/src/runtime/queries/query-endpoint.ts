import type { Caller, OperationRef } from "../../contract/index.js";
import type { Ask, Module } from "../../module/index.js";
import { inTrace } from "../../telemetry/active-trace.js";
import type { OperationMetrics } from "../../telemetry/operation-metrics.js";
import { askWithin } from "../call/ask.js";
import type { RunningCall } from "../call/call-context.js";
import type { Endpoint } from "../call/endpoint.js";
import type { Router } from "../call/router.js";
import { answered, type Verdict } from "../commands/verdict.js";
import type { Clock } from "../ports/clock.js";
import type { ModuleStore } from "../ports/module-store.js";

/** What a module's queries need. */
export interface QueryDependencies {
  readonly module: Module;
  readonly store: ModuleStore;
  readonly router: Router;
  readonly clock: Clock;
  readonly development: boolean;
}

/** Answers one query of a module. */
export function queryEndpoint(
  operation: OperationRef,
  metrics: OperationMetrics,
  dependencies: QueryDependencies,
): Endpoint {
  const { module, development } = dependencies;
  const handler = module.queries[operation.name]!;
  return {
    operation,
    metrics,
    run(input, call) {
      const context = new QueryContextOf(dependencies, operation, call) as never;
      return call.trace === undefined
        ? handler(input, context)
        : inTrace(call.trace, () => handler(input, context));
    },
    check(answer) {
      const verdict = answered(operation, answer, development);
      return verdict instanceof Promise ? verdict.then(output) : output(verdict);
    },
  };
}

function output(verdict: Verdict): unknown {
  if (verdict.kind === "done") return verdict.output;
  throw verdict.kind === "failed" ? verdict.error : verdict.rejection;
}

/** What a query handler works with; made on demand, because few handlers use all of it. */
class QueryContextOf {
  readonly #dependencies: QueryDependencies;
  readonly #operation: OperationRef;
  readonly #call: RunningCall;

  constructor(dependencies: QueryDependencies, operation: OperationRef, call: RunningCall) {
    this.#dependencies = dependencies;
    this.#operation = operation;
    this.#call = call;
  }

  get views(): ModuleStore["views"] {
    return this.#dependencies.store.views;
  }

  get db(): ModuleStore["db"] {
    return this.#dependencies.store.db;
  }

  get ask(): Ask {
    return askWithin(this.#dependencies.router, this.#operation, this.#call);
  }

  get caller(): Caller | undefined {
    return this.#call.caller;
  }

  get now(): Date {
    return new Date(this.#dependencies.clock.now());
  }
}
