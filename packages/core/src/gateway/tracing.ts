import type { IncomingHttpHeaders } from "node:http";
import {
  type Context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { fromTraceParent, registeredTracer } from "../telemetry/tracing.js";

/** The trace that a request belongs to. */
export interface RequestTrace {
  /** The request's own span, when spans are recorded. */
  readonly span?: Span;
  readonly context: Context;
  readonly traceId: string | undefined;
}

/** Finds or begins the trace of a request. */
export type StartTrace = (
  name: string,
  options: SpanOptions,
  headers: IncomingHttpHeaders,
) => RequestTrace | undefined;

/**
 * How requests are traced, with the OpenTelemetry SDK that is registered by now. Without one no span is made, but a
 * client's trace is still handed on, so that logs and events carry it.
 */
export function requestTracing(): StartTrace {
  const tracer = registeredTracer();
  if (!tracer)
    return (_name, _options, { traceparent }) => (traceparent === undefined ? undefined : named(traceparent));
  return (operation, options, headers) => {
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const span = tracer.startSpan(operation, options, parent);
    const context = trace.setSpan(parent, span);
    return { span, context, traceId: traceIdOf(context) };
  };
}

function named(traceparent: string | string[]): RequestTrace | undefined {
  const context = fromTraceParent(String(traceparent));
  return context && { context, traceId: traceIdOf(context) };
}

function traceIdOf(context: Context): string | undefined {
  const spanContext = trace.getSpanContext(context);
  return spanContext && isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
}

/** Ends a request's span with how the request was answered. */
export function endSpan(span: Span, status: number, problem: string | undefined): void {
  span.setAttribute("http.response.status_code", status);
  if (problem !== undefined && status >= 500) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
    span.setAttribute("error.type", problem);
  }
  span.end();
}
