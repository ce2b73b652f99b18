import { hostname } from "node:os";
import { type Logger, pino } from "pino";
import type { Architecture } from "../architecture/index.js";
import { requireSupported } from "../architecture/index.js";
import { AshlarError, requireNumber } from "../errors/index.js";
import type { Module } from "../module/index.js";
import { Deadlines } from "../runtime/call/deadline.js";
import { listenForFloatingRejections } from "../runtime/call/floating-rejections.js";
import { Router } from "../runtime/call/router.js";
import type { Consumer } from "../runtime/feed/consumer.js";
import { consumersOf, requireProducers } from "../runtime/feed/consumers.js";
import { failedEventsOf } from "../runtime/feed/failed-events.js";
import { type RedeliveryPolicy, requireRedelivery } from "../runtime/feed/redelivery.js";
import { type ModuleRunner, type RunnerDependencies, runModule } from "../runtime/module-runner.js";
import { type Clock, systemClock } from "../runtime/ports/clock.js";
import { type Random, systemRandom } from "../runtime/ports/random.js";
import type { Storage } from "../runtime/ports/storage.js";
import { ScheduleRunner } from "../runtime/schedules/schedule-runner.js";
import { rebuildViews } from "../runtime/views/rebuild.js";
import { openStorage } from "../stores/open-storage.js";
import { untraced } from "../telemetry/active-trace.js";
import { logThrottle } from "../telemetry/log-throttle.js";
import { Metrics } from "../telemetry/metrics.js";
import { openTelemetry } from "../telemetry/tracing.js";
import { warnOfUnreachableSdk } from "../telemetry/unreachable-sdk.js";
import type { Application, ModuleHealth } from "./application.js";
import { publishGauges } from "./gauges.js";
import { healthOf } from "./health.js";
import { startPruning } from "./pruning.js";
import { settled, untilEmpty } from "./settled.js";
import { storeUnavailable } from "./store-unavailable.js";
import { unlessAborted } from "./unless-aborted.js";
import { readViewsBack } from "./views-back.js";
import { within } from "./within.js";

/** What an application is made of. */
export interface AppOptions {
  readonly modules: readonly Module[];
  readonly architecture: Architecture;
  /** In development, what crosses a boundary is frozen and checked. Follows NODE_ENV when left out. */
  readonly mode?: "development" | "production";
  readonly log?: Logger;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly redelivery?: Partial<RedeliveryPolicy>;
  /**
   * For each module, the generation of its live views that this code may take the place of although it is older. Follows
   * ASHLAR_VIEWS_BACK when left out.
   */
  readonly viewsBackFrom?: Readonly<Record<string, number>>;
  /** Gives up the start when aborted. Once the application has started it means nothing: use `stop`. */
  readonly signal?: AbortSignal;
  /** Told what the start is at, such as `opening orders`. */
  readonly onStep?: (step: string) => void;
  /**
   * Told of a promise that was rejected, that nobody waits for, and that no reaction, schedule or plain handler answers for:
   * a query left it behind, or code outside of any call. When left out the process ends, as Node has it.
   */
  readonly onFloatingRejection?: (reason: unknown) => void;
  /** Faults to live with, for tests. */
  readonly faults?: { readonly duplicateDeliveries?: number };
}

const graceMsByDefault = 10_000;
const leastGraceToCloseMs = 1_000;

/**
 * Starts the modules of one unit on their stores. Resolves when all are ready: tables migrated, views rebuilt, consumers
 * running.
 *
 * @throws AshlarError when the configuration or the environment does not allow it; the signal's reason when that is
 * aborted first. Nothing is left running then; what was being opened is closed as soon as it has opened.
 * @example
 * ```ts
 * const app = await startApp({ modules: [orders, payments], architecture: await loadArchitecture(".", { modules }) });
 * await app.call(ordersContract.place, { orderId: "o-1", lines: [] });
 * await app.stop();
 * ```
 */
export async function startApp(options: AppOptions): Promise<Application> {
  const {
    modules,
    architecture,
    clock = systemClock,
    random = systemRandom,
    log = pino(pino.destination(2)),
    signal,
    onStep = () => {},
  } = options;
  requireDistinct(modules);
  requireRedelivery(options.redelivery ?? {});
  requireNumber("faults.duplicateDeliveries", options.faults?.duplicateDeliveries ?? 0, {
    least: 0,
    most: 1,
  });
  requireSupported(architecture);
  requireProducers(modules);
  const viewsBackFrom = options.viewsBackFrom ?? readViewsBack(process.env.ASHLAR_VIEWS_BACK);
  const metrics = new Metrics();
  warnOfUnreachableSdk(log);
  const tracing = openTelemetry();
  const deadlines = new Deadlines(clock);
  const development = (options.mode ?? process.env.NODE_ENV) !== "production";
  const router = new Router({ clock, random, tracing, deadlines, development });
  const throttled = logThrottle(clock);
  const shared: RunnerDependencies = {
    router,
    deadlines,
    metrics,
    tracing,
    clock,
    random,
    log,
    throttled,
    development,
  };
  const storage = await unlessAborted(signal, openStorage(architecture.data), (late) => late.close());
  const runners: ModuleRunner[] = [];
  let consumers: Consumer[];
  const owner = `${hostname()}/${process.pid}/${random.id(clock.now())}`;
  const endListening = listenForFloatingRejections(options.onFloatingRejection);
  let stopping = false;
  let stopped: Promise<void> | undefined;

  try {
    for (const module of modules) {
      const backFrom = viewsBackFrom[module.contract.name];
      const opening = openModule(storage, module, backFrom, shared, signal, onStep);
      runners.push(await unlessAborted(signal, opening, ({ store }) => store.close()));
    }
    consumers = consumersOf(runners, shared, {
      owner,
      redelivery: options.redelivery ?? {},
      duplicates: options.faults?.duplicateDeliveries ?? 0,
    });
  } catch (error) {
    endListening();
    await within(clock, leastGraceToCloseMs, closeAll(runners, storage));
    throw storeUnavailable(error);
  }
  for (const { endpoints } of runners) for (const endpoint of endpoints) router.add(endpoint);
  const schedules = schedulesOf(runners, shared, owner);
  const health = runners.map((runner) => healthOf(runner, clock));
  const cancelPruning = untraced(() => startPruning(runners, clock, log));
  publishGauges(metrics, runners, consumers, schedules, router);
  const startSchedules = () => Promise.all(schedules.map((schedule) => schedule.start()));
  untraced(() => {
    for (const consumer of consumers) consumer.start();
  });
  try {
    await unlessAborted(signal, untraced(startSchedules));
  } catch (error) {
    await stop(graceMsByDefault);
    throw error;
  }

  const look = () => {
    for (const consumer of consumers) consumer.look();
  };
  return {
    architecture,
    modules,
    metrics,
    call: router.call,
    request: (operation, input, request) => router.request(operation, input, request),
    failedEvents: failedEventsOf(
      new Map(runners.map(({ module, store }) => [module.contract.name, store])),
      clock,
      look,
    ),
    async runSchedule(module, name) {
      const schedule = schedules.find((runner) => runner.module === module && runner.name === name);
      if (!schedule)
        throw new AshlarError("ASH_USAGE", { message: `Module "${module}" has no schedule "${name}".` });
      await schedule.runNow();
    },
    health: () => Promise.all(health.map((ask, n) => (stopping ? leaving(runners[n]!) : ask()))),
    async settled({ timeoutMs = 30_000 } = {}) {
      requireNumber("timeoutMs", timeoutMs, { least: 0 });
      await settled(runners, consumers, clock, timeoutMs);
    },
    async stop({ graceMs = graceMsByDefault } = {}) {
      requireNumber("graceMs", graceMs, { least: 0 });
      stopped ??= stop(graceMs);
      return stopped;
    },
  };

  async function stop(graceMs: number): Promise<void> {
    stopping = true;
    cancelPruning();
    await within(
      clock,
      graceMs,
      Promise.all([router.drain(), ...[...consumers, ...schedules].map((part) => part.stop())]),
    );
    await within(clock, graceMs, untilEmpty(runners, clock));
    deadlines.stop();
    await within(clock, Math.max(graceMs, leastGraceToCloseMs), closeAll(runners, storage));
    endListening();
  }
}

function leaving({ module }: ModuleRunner): ModuleHealth {
  return { module: module.contract.name, ready: false, reason: "the application is stopping" };
}

// In capitals alone they must not differ either: neither file systems nor schemas tell such names apart.
function requireDistinct(modules: readonly Module[]): void {
  const known = new Map<string, string>();
  for (const { contract } of modules) {
    const same = contract.name.toLowerCase();
    const other = known.get(same);
    if (other !== undefined) {
      const message =
        other === contract.name
          ? `Two modules are called "${other}".`
          : `The names of modules "${other}" and "${contract.name}" differ in capitals only.`;
      throw new AshlarError("ASH_MODULE_DUPLICATE", { message });
    }
    known.set(same, contract.name);
  }
}

async function openModule(
  storage: Storage,
  module: Module,
  viewsBackFrom: number | undefined,
  shared: RunnerDependencies,
  signal: AbortSignal | undefined,
  onStep: (step: string) => void,
): Promise<ModuleRunner> {
  const { name } = module.contract;
  onStep(`opening ${name}`);
  const store = await storage.open({
    name,
    views: module.views,
    database: module.database,
    oneWriterPerKey: module.entities.length === 1 && Object.keys(module.commands).length === 0,
    viewsBackFrom,
  });
  try {
    await rebuildViews(module, store, shared.log, {
      stopped: () => signal?.aborted === true,
      onFolded: (events) => onStep(`rebuilding views of ${name} (${events} events)`),
    });
    return runModule(module, store, shared);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function schedulesOf(
  runners: readonly ModuleRunner[],
  shared: RunnerDependencies,
  owner: string,
): ScheduleRunner[] {
  return runners.flatMap(({ module, store }) =>
    module.schedules.map(
      (schedule) =>
        new ScheduleRunner({
          ...shared,
          module: module.contract.name,
          schedule,
          store: store.schedules,
          owner,
        }),
    ),
  );
}

async function closeAll(runners: readonly ModuleRunner[], storage: Storage): Promise<void> {
  await Promise.allSettled(runners.map(({ store }) => store.close()));
  await storage.close();
}
