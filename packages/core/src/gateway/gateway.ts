import { createServer } from "node:http";
import { getHeapStatistics } from "node:v8";
import type { Logger } from "pino";
import type { Application } from "../application/application.js";
import type { GatewaySettings } from "../architecture/index.js";
import { requireNumber } from "../errors/index.js";
import type { Module } from "../module/index.js";
import { type Clock, systemClock } from "../runtime/ports/clock.js";
import { authentication } from "./authentication.js";
import { clientErrors } from "./client-error.js";
import { closing } from "./closing.js";
import { connections } from "./connection.js";
import { cors } from "./cors.js";
import type { AnswerRules } from "./exchange.js";
import { failureLog } from "./failure-log.js";
import { listen } from "./listen.js";
import { pages } from "./pages.js";
import { rateLimit } from "./rate-limit.js";
import { exposedOperations, requirePublic, routes } from "./routes.js";
import { serve } from "./serve.js";
import { answerStarting } from "./starting.js";
import { requestTracing } from "./tracing.js";
import { UnsentAnswers } from "./unsent-answers.js";

/** A running gateway. */
export interface Gateway {
  readonly url: string;
  readonly port: number;
  /**
   * Says that it is not ready and goes on for `drainSeconds`; then takes no new connections, answers the requests it has
   * and closes, and cuts off what takes longer than `graceMs`, 10 s when left out. Without `drain` it does not wait first.
   */
  stop(options?: { readonly graceMs?: number; readonly drain?: boolean }): Promise<void>;
}

/** A gateway that listens before there is anything to serve. */
export interface OpenGateway extends Gateway {
  /** Serves an application from now on. */
  serve(app: Application): void;
}

/** What a gateway can be given instead of its own. */
export interface GatewayDependencies {
  readonly clock?: Clock;
  /** One line for each request, and one for each failure inside; silent when left out. */
  readonly log?: Logger;
  /** Only the failures, when requests are not to be logged. */
  readonly failures?: Logger;
}

const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than load balancers keep an idle connection (60 s as a rule), so that it is they who close it.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
const mostConnections = 10_000;
/** Who neither sends nor reads for longer than any call may take is cut off. */
const longestSilenceMs = 70_000;
/** Answers that nobody reads may take up to this part of the memory. */
const heapPerUnsent = 8;

/**
 * Refuses operations that need a token when there is no way to verify one. `startGateway` does so too, but by then the
 * stores have been opened and migrated.
 *
 * @throws AshlarError `ASH_AUTH_CONFIGURATION`
 */
export function requireVerifiable(modules: readonly Module[], { auth }: Pick<GatewaySettings, "auth">): void {
  if (auth.kind === "none") requirePublic(exposedOperations(modules));
}

/**
 * Serves an application's operations over HTTP, as its architecture's `gateway` says; `settings` override that.
 *
 * @throws AshlarError `ASH_PORT_TAKEN`, `ASH_ADDRESS_UNAVAILABLE`, `ASH_AUTH_CONFIGURATION`, `ASH_MODULE_INVALID`,
 *   `ASH_SETTING_INVALID`
 * @example
 * ```ts
 * const gateway = await startGateway(app, { port: 3000 });
 * console.log(`Listening on ${gateway.url}`);
 * await gateway.stop();
 * await app.stop();
 * ```
 */
export async function startGateway(
  app: Application,
  settings: Partial<GatewaySettings> = {},
  dependencies: GatewayDependencies = {},
): Promise<Gateway> {
  const { gateway } = app.architecture;
  requireVerifiable(app.modules, { auth: settings.auth ?? gateway.auth });
  const opened = await openGateway({ ...gateway, ...settings }, dependencies);
  try {
    opened.serve(app);
  } catch (error) {
    await opened.stop({ graceMs: 0 });
    throw error;
  }
  return opened;
}

/**
 * Listens before the application has started, as a supervisor wants it: `/health/live` is answered at once, everything
 * else with 503 until {@link OpenGateway.serve}. `step` tells what the start is at.
 *
 * @throws AshlarError `ASH_PORT_TAKEN`, `ASH_ADDRESS_UNAVAILABLE`, `ASH_AUTH_CONFIGURATION`
 * @example
 * ```ts
 * let step = "opening stores";
 * const gateway = await openGateway(architecture.gateway, {}, () => step);
 * const app = await startApp({ modules, architecture, onStep: (next) => { step = next; } });
 * gateway.serve(app);
 * ```
 */
export async function openGateway(
  { host, port, bodyLimitBytes, requestsPerMinute, corsOrigins, drainSeconds, auth }: GatewaySettings,
  { clock = systemClock, log, failures = log }: GatewayDependencies = {},
  step: () => string = () => "its modules are not ready yet",
): Promise<OpenGateway> {
  requireNumber("port", port, { least: 0, most: 65_535, whole: true });
  requireNumber("bodyLimitBytes", bodyLimitBytes, { least: 1 });
  requireNumber("requestsPerMinute", requestsPerMinute, { least: 0 });
  requireNumber("drainSeconds", drainSeconds, { least: 0 });
  const connectionOf = connections(new UnsentAnswers(getHeapStatistics().heap_size_limit / heapPerUnsent));
  const rules: AnswerRules = {
    connectionOf,
    cors: cors(corsOrigins),
    clock,
    metrics: undefined,
    log,
    tellFailure: failures && failureLog(failures, clock),
    draining: false,
    stopping: false,
  };
  const shared = {
    authenticate: authentication(auth, clock),
    rateLimit: rateLimit(requestsPerMinute, clock),
    startTrace: requestTracing(),
    bodyLimitBytes,
    rules,
  };
  let answer = answerStarting(rules, step);
  let isServing = false;
  // The Host header is checked where a missing one can be answered like every other problem.
  const server = createServer({ ...timeouts, requireHostHeader: false }, (request, response) =>
    answer(request, response),
  );
  server.maxConnections = mostConnections;
  server.timeout = longestSilenceMs;
  server.on("clientError", clientErrors(connectionOf));
  const close = closing(server, clock);
  const { url, port: bound } = await listen(server, host, port);
  let stopped: Promise<void> | undefined;

  async function stop(graceMs: number, drain: boolean): Promise<void> {
    rules.draining = true;
    if (isServing && drain && drainSeconds > 0) {
      await new Promise<void>((resolve) => clock.after(drainSeconds * 1000, resolve));
    }
    rules.stopping = true;
    const answered = answer;
    // Whoever crossed the end of his connection would never hear the answer.
    answer = (request, response) => {
      if (!request.socket.writableEnded) answered(request, response);
    };
    await close(graceMs);
  }

  return {
    url,
    port: bound,
    serve(app) {
      const operations = exposedOperations(app.modules);
      requireVerifiable(app.modules, { auth });
      const serving = { ...shared, app, routes: routes(operations, pages(app, operations, clock, rules)) };
      rules.metrics = app.metrics;
      answer = (request, response) => serve(serving, request, response);
      isServing = true;
    },
    async stop({ graceMs = 10_000, drain = true } = {}) {
      requireNumber("graceMs", graceMs, { least: 0 });
      stopped ??= stop(graceMs, drain);
      return stopped;
    },
  };
}
