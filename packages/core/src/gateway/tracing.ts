import type { IncomingMessage } from "node:http";
import {
  type Context,
  context,
  createContextKey,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { fromTraceParent, registeredTracer } from "../telemetry/tracing.js";
import { requestAttributes, requestMethod } from "./request-attributes.js";

/** The trace that a request belongs to. */
export interface RequestTrace {
  readonly context: Context;
  readonly traceId: string | undefined;
  /** Tells the request's span how the request was answered. */
  end(status: number, problem: string | undefined): void;
}

/** Finds or begins the trace of a request to an operation's path. */
export type StartTrace = (path: string, request: IncomingMessage) => RequestTrace | undefined;

/**
 * How requests are traced, with the OpenTelemetry SDK that is registered by now. Without one no span is made, but a
 * client's trace is still handed on, so that logs and events carry it.
 */
export function requestTracing(): StartTrace {
  const tracer = registeredTracer();
  if (!tracer) return (_path, { headers }) => passedOn(headers.traceparent);
  // What the gateway is started in is active in its requests too, which are no part of it.
  const atStart = trace.getActiveSpan();
  return (path, request) => {
    const active = trace.getActiveSpan();
    return active && active !== atStart ? joined(active, path, request) : begun(tracer, path, request);
  };
}

function passedOn(traceparent: string | string[] | undefined): RequestTrace | undefined {
  const context = traceparent === undefined ? undefined : fromTraceParent(String(traceparent));
  return context && { context, traceId: traceIdOf(context), end: () => {} };
}

// Where the SDK's instrumentation of HTTP servers wants to be told the route of the request it has made a span for.
const httpRequest = createContextKey("OpenTelemetry SDK Context Key RPC_METADATA");

/** The span that an instrumentation of the server has made for the request already: one request, one server span. */
function joined(span: Span, path: string, request: IncomingMessage): RequestTrace {
  const active = context.active();
  const instrumented = active.getValue(httpRequest) as { route?: string } | undefined;
  if (instrumented) instrumented.route = path;
  span.updateName(`${requestMethod(request)} ${path}`);
  span.setAttribute("http.route", path);
  return {
    context: active,
    traceId: traceIdOf(active),
    end(status, problem) {
      if (problem !== undefined && status >= 500) span.setAttribute("error.type", problem);
    },
  };
}

function begun(tracer: Tracer, path: string, request: IncomingMessage): RequestTrace {
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const options = { kind: SpanKind.SERVER, attributes: requestAttributes(path, request) };
  const span = tracer.startSpan(`${requestMethod(request)} ${path}`, options, parent);
  const context = trace.setSpan(parent, span);
  return {
    context,
    traceId: traceIdOf(context),
    end(status, problem) {
      span.setAttribute("http.response.status_code", status);
      if (problem !== undefined && status >= 500) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
        span.setAttribute("error.type", problem);
      }
      span.end();
    },
  };
}

function traceIdOf(context: Context): string | undefined {
  const spanContext = trace.getSpanContext(context);
  return spanContext && isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
}
