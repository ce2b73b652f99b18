import type { IncomingMessage, ServerResponse } from "node:http";
import type { Application } from "../application/application.js";
import { inTrace } from "../telemetry/active-trace.js";
import type { Authenticate } from "./authentication.js";
import { readJson } from "./body.js";
import { type AnswerRules, Exchange } from "./exchange.js";
import { commandId } from "./idempotency.js";
import { Problem } from "./problem.js";
import { queryInput } from "./query-string.js";
import type { RateLimit } from "./rate-limit.js";
import type { OperationRoute, PageRoute, Route, Routes } from "./routes.js";
import { timeoutOf } from "./timeout.js";
import type { StartTrace } from "./tracing.js";

/** What the gateway serves requests with. */
export interface Serving {
  readonly app: Pick<Application, "request">;
  readonly routes: Routes;
  readonly authenticate: Authenticate;
  readonly rateLimit: RateLimit | undefined;
  readonly startTrace: StartTrace;
  readonly bodyLimitBytes: number;
  readonly rules: AnswerRules;
}

const longestUrl = 8_192;

/** Answers one request, whatever happens. */
export function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): void {
  const exchange = new Exchange(request, response, serving.rules);
  exchange.begin(() => serveNow(serving, exchange));
}

function serveNow(serving: Serving, exchange: Exchange): void {
  const { request } = exchange;
  try {
    const url = originForm(request.url!);
    if (url.length > longestUrl) throw new Problem("ASH_URL_TOO_LONG");
    requireUnambiguous(request);
    const mark = url.indexOf("?");
    const route = serving.routes.get(mark === -1 ? url : url.slice(0, mark));
    if (serving.rateLimit && (route?.kind !== "page" || route.limited)) {
      serving.rateLimit(request.socket.remoteAddress ?? "");
    }
    if (!route) throw new Problem("ASH_ROUTE_UNKNOWN");
    exchange.operation = route.name;
    if (request.method === "OPTIONS") answerOptions(exchange, route);
    else if (route.kind === "page") void answerPage(exchange, route);
    else {
      exchange.trace = serving.startTrace(route.path, request);
      const search = mark === -1 ? "" : url.slice(mark);
      void inTrace(exchange.trace?.context, () => answerOperation(serving, exchange, route, search));
    }
  } catch (error) {
    exchange.refuse(error);
  }
}

async function answerOperation(
  serving: Serving,
  exchange: Exchange,
  route: OperationRoute,
  search: string,
): Promise<void> {
  const { headers } = exchange.request;
  const { operation } = route;
  let isGivenUp = false;
  try {
    const known = serving.authenticate(headers.authorization);
    const caller = known instanceof Promise ? await known : known;
    if (exchange.request.destroyed) throw new Problem("ASH_REQUEST_ABORTED");
    // Before the body is read: whoever may not call has no claim to have it read.
    if (!caller && !route.public) throw tokenMissing();
    const input = await inputOf(serving, exchange.request, route, search);
    const output = await serving.app.request(operation, input, {
      caller,
      id:
        operation.kind === "command"
          ? commandId(headers["idempotency-key"], caller, operation.id)
          : undefined,
      timeoutMs: timeoutOf(headers["ashlar-timeout-ms"]),
      trace: exchange.trace?.context,
      // A command is done all the same: its client may have meant nothing by leaving.
      ...(operation.kind === "query" && {
        whenGone: (giveUp: () => void) => {
          exchange.onGone = () => {
            isGivenUp = true;
            giveUp();
          };
        },
      }),
    });
    if (output === undefined) exchange.sendNothing();
    else exchange.send(200, "application/json", JSON.stringify(output));
  } catch (error) {
    exchange.refuse(isGivenUp ? new Problem("ASH_REQUEST_ABORTED") : error);
  }
}

function inputOf(serving: Serving, request: IncomingMessage, route: OperationRoute, search: string) {
  const { operation } = route;
  if (request.method === "POST") return readJson(request, serving.bodyLimitBytes);
  if (operation.kind === "query" && isRead(request)) {
    return queryInput(search, operation.definition.input, operation.id);
  }
  throw wrongMethod(route);
}

async function answerPage(exchange: Exchange, route: PageRoute): Promise<void> {
  try {
    if (!isRead(exchange.request)) throw wrongMethod(route);
    const { type, body, headers } = await route.page(exchange.request);
    exchange.send(200, type, body, headers);
  } catch (error) {
    exchange.refuse(error);
  }
}

function answerOptions(exchange: Exchange, { allow }: Route): void {
  const { origin } = exchange.request.headers;
  exchange.sendNothing(["allow", allow, ...exchange.rules.cors.preflight(origin, allow)]);
}

/** What is said twice is read in one way here and perhaps in another by a proxy on the way. By their lengths. */
const saidOnce = new Map(["host", "content-type", "authorization"].map((name) => [name.length, name]));

function requireUnambiguous({ headers, rawHeaders, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion === "1.1") {
    throw new Problem("ASH_REQUEST_MALFORMED", { detail: "The Host header is missing." });
  }
  let said = 0;
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = rawHeaders[n]!;
    const once = saidOnce.get(name.length);
    if (once === undefined || name.toLowerCase() !== once) continue;
    if (said & (1 << once.length)) {
      throw new Problem("ASH_REQUEST_MALFORMED", { detail: `The ${once} header is there more than once.` });
    }
    said |= 1 << once.length;
  }
}

/** Clients that take this for a proxy send the whole URL. */
function originForm(target: string): string {
  return target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?]*/i, "");
}

function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

function wrongMethod({ allow }: Route): Problem {
  return new Problem("ASH_METHOD_NOT_ALLOWED", { headers: ["allow", allow] });
}

function tokenMissing(): Problem {
  return new Problem("ASH_TOKEN_MISSING", { headers: ["www-authenticate", "Bearer"] });
}
