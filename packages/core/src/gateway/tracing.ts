import type { IncomingHttpHeaders } from "node:http";
import {
  type Context,
  isSpanContextValid,
  ProxyTracerProvider,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

/** A request's span, and the context for what is done within it. */
export interface RequestSpan {
  readonly span: Span;
  readonly context: Context;
  readonly traceId: string | undefined;
}

/** Begins the span of a request; in the client's trace, when the headers name one. */
export type StartSpan = (name: string, options: SpanOptions, headers: IncomingHttpHeaders) => RequestSpan;

const name = "ashlar.gateway";

/** How spans are begun with the OpenTelemetry SDK that has been set up by now; undefined when there is none. */
export function tracing(): StartSpan | undefined {
  const provider = trace.getTracerProvider();
  if (provider instanceof ProxyTracerProvider && !provider.getDelegateTracer(name)) return undefined;
  const tracer = provider.getTracer(name);
  return (operation, options, headers) => {
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const span = tracer.startSpan(operation, options, parent);
    const spanContext = span.spanContext();
    const traceId = isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
    return { span, context: trace.setSpan(parent, span), traceId };
  };
}

/** Ends a request's span with how the request was answered. */
export function endSpan({ span }: RequestSpan, status: number, problem: string | undefined): void {
  span.setAttribute("http.response.status_code", status);
  if (problem !== undefined && status >= 500) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
    span.setAttribute("error.type", problem);
  }
  span.end();
}

/** The trace that a W3C `traceparent` header names: for the log, when nothing else knows of traces. */
export function traceIdIn(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? /^[\da-f]{2}-([\da-f]{32})-/.exec(header)?.[1] : undefined;
}
