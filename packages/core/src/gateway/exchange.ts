import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Logger } from "pino";
import type { Clock } from "../runtime/ports/clock.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { Connection, Pending } from "./connection.js";
import type { Cors } from "./cors.js";
import type { TellFailure } from "./failure-log.js";
import { lingeringClose } from "./lingering-close.js";
import { Problem, problemJson, problemOf } from "./problem.js";
import { requestIdOf } from "./request-id.js";
import type { RequestTrace } from "./tracing.js";

/** What every answer of a gateway depends on, besides the request. */
export interface AnswerRules {
  readonly cors: Cors;
  readonly clock: Clock;
  /** Those of the application; undefined before it has started. */
  metrics: Pick<Metrics, "answered"> | undefined;
  readonly log: Logger | undefined;
  readonly tellFailure: TellFailure | undefined;
  readonly connectionOf: (socket: Socket) => Connection;
  /** Set once the gateway is to stop: it is not ready any more. */
  draining: boolean;
  /** Set once it takes no new connections: those it has are closed after their answer. */
  stopping: boolean;
}

/** One request and its answer. */
export class Exchange implements Pending {
  readonly requestId: string;
  /** When the request came, if anybody wants to know. */
  readonly startedAt: number;
  /** The operation's id, or the page's path; empty as long as it is not known. */
  operation = "";
  trace: RequestTrace | undefined = undefined;
  answerBytes = 0;
  /** Does what is to be done when the client goes before it has its answer. */
  onGone: (() => void) | undefined = undefined;
  readonly #connection: Connection;
  #began = false;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly rules: AnswerRules,
  ) {
    this.#connection = rules.connectionOf(request.socket);
    this.requestId = requestIdOf(request.headers["x-request-id"]);
    this.startedAt = rules.log ? rules.clock.elapsed() : 0;
  }

  /** Answers with a document. */
  send(status: number, type: string, body: string, more?: readonly string[]): void {
    const headers = this.#headers(more);
    this.answerBytes = Buffer.byteLength(body);
    headers.push("content-type", type, "content-length", this.answerBytes);
    // A string, not a buffer: node then sends head and body in one piece.
    this.response.writeHead(status, headers).end(body);
    this.#connection.answered(this);
    this.#done(status, undefined);
  }

  /** Begins when its turn comes on its connection. */
  begin(work: () => void): void {
    this.#connection.take(this, () => {
      this.#began = true;
      work();
    });
  }

  gone(): void {
    if (this.#began) this.onGone?.();
    else this.#done(499, new Problem("ASH_REQUEST_ABORTED"));
  }

  /** Answers that it was done, and that there is nothing to say. */
  sendNothing(more?: readonly string[]): void {
    this.response.writeHead(204, this.#headers(more)).end();
    this.#done(204, undefined);
  }

  /** Answers with the problem that something thrown amounts to. */
  refuse(error: unknown): void {
    let problem = problemOf(error);
    const { response } = this;
    if (!response.headersSent && problem.code !== "ASH_REQUEST_ABORTED") {
      let body: string;
      try {
        body = problemJson(problem, this.requestId);
      } catch (cause) {
        // A refusal's data that is no JSON must not become an error that nobody catches.
        problem = new Problem("ASH_CALL_INVALID_OUTPUT", { cause });
        body = problemJson(problem, this.requestId);
      }
      const headers = this.#headers(problem.details.headers);
      this.answerBytes = Buffer.byteLength(body);
      headers.push("content-type", "application/problem+json", "content-length", this.answerBytes);
      if (problem.code === "ASH_BODY_TOO_LARGE") {
        response.writeHead(problem.status, [...headers, "connection", "close"]);
        lingeringClose(this.request, response, body);
      } else {
        response.writeHead(problem.status, headers).end(body);
      }
      this.#connection.answered(this);
    }
    this.#done(problem.status, problem);
  }

  #headers(more: readonly string[] | undefined): (string | number)[] {
    const headers: (string | number)[] = [
      "x-request-id",
      this.requestId,
      "cache-control",
      "no-store",
      "x-content-type-options",
      "nosniff",
    ];
    const { cors, stopping } = this.rules;
    const shared = cors.answer(this.request.headers.origin);
    if (shared.length > 0) headers.push(...shared);
    if (more) headers.push(...more);
    if (stopping) headers.push("connection", "close");
    return headers;
  }

  #done(status: number, problem: Problem | undefined): void {
    const { trace, rules, requestId, operation } = this;
    trace?.end(status, problem?.code);
    rules.metrics?.answered(operation, status);
    const cause = status >= 500 ? problem?.cause : undefined;
    const traceId = trace?.traceId;
    if (!rules.log) {
      if (cause !== undefined) rules.tellFailure?.({ requestId, operation, traceId, status, cause });
      return;
    }
    const ms = Math.round((rules.clock.elapsed() - this.startedAt) * 1000) / 1000;
    const line = { requestId, operation, status, ms, code: problem?.code, traceId };
    rules.log.info(line, "request");
    if (cause !== undefined) rules.tellFailure?.({ requestId, operation, traceId, status, cause });
  }
}
