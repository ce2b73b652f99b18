import type { Logger } from "pino";
import type { OperationRef } from "../contract/index.js";
import type { Module } from "../module/index.js";
import type { LogThrottle } from "../telemetry/log-throttle.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { Tracing } from "../telemetry/tracing.js";
import type { Deadlines } from "./call/deadline.js";
import type { Endpoint } from "./call/endpoint.js";
import type { Router } from "./call/router.js";
import { enqueue, type PendingCommand } from "./commands/command.js";
import { entityCommands } from "./commands/entity-commands.js";
import { handlerCommands } from "./commands/handler-commands.js";
import { KeyedQueue } from "./commands/keyed-queue.js";
import { Signal } from "./feed/signal.js";
import type { Clock } from "./ports/clock.js";
import type { ModuleStore } from "./ports/module-store.js";
import type { Random } from "./ports/random.js";
import { queryEndpoint } from "./queries/query-endpoint.js";

const mostWaiting = 10_000;
const largestGroup = 256;
const handlersAtOnce = 4;

/** What every module of an application shares. */
export interface RunnerDependencies {
  readonly router: Router;
  readonly deadlines: Deadlines;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly throttled: LogThrottle;
  readonly development: boolean;
}

/** One module at work on its store. */
export interface ModuleRunner {
  readonly module: Module;
  readonly store: ModuleStore;
  /** Raised when the module has stored events. */
  readonly news: Signal;
  readonly endpoints: readonly Endpoint[];
  /** Commands that wait or are under way. */
  waiting(): number;
}

/** Puts a module to work: one queue for its entities, one for its plain handlers. */
export function runModule(
  module: Module,
  store: ModuleStore,
  dependencies: RunnerDependencies,
): ModuleRunner {
  const { metrics } = dependencies;
  const news = new Signal();
  const context = { ...dependencies, module, store, onStored: () => news.raise() };
  const entityQueue = new KeyedQueue<PendingCommand>({
    bound: mostWaiting,
    batch: largestGroup,
    concurrency: store.concurrency,
    process: entityCommands(context),
  });
  const handlerQueue = new KeyedQueue<PendingCommand>({
    bound: mostWaiting,
    batch: 1,
    concurrency: store.dialect === "sqlite" ? 1 : handlersAtOnce,
    process: handlerCommands(context),
  });
  const operations = Object.keys({ ...module.contract.commands, ...module.contract.queries }).map(
    (name) => (module.contract as unknown as Record<string, OperationRef>)[name]!,
  );

  return {
    module,
    store,
    news,
    waiting: () => entityQueue.size + handlerQueue.size,
    endpoints: operations.map((operation) => {
      const counted = metrics.operation(module.contract.name, operation.name);
      if (operation.kind === "query") return queryEndpoint(operation, counted, context);
      const entity = module.entities.find((candidate) => operation.name in candidate.decide);
      const queue = entity ? entityQueue : handlerQueue;
      return {
        operation,
        metrics: counted,
        run: (parsed, call, given) => enqueue(queue, operation, entity?.name ?? "", { parsed, given }, call),
      };
    }),
  };
}
