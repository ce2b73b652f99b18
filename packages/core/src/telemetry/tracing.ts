import {
  type Context,
  ProxyTracerProvider,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Outcome } from "./outcome.js";
import type { SpanSubject } from "./span-subject.js";

/** A span that is under way. */
export interface OpenSpan {
  /** The context to hand on, so that what follows becomes part of this span. */
  readonly context: Context;
  end(outcome: Outcome, error?: Error): void;
}

/**
 * Spans at module boundaries, through OpenTelemetry's API. Without an SDK nothing is recorded and nothing is paid: the
 * check is made once, when the application starts, so the SDK must be registered before.
 */
export interface Tracing {
  readonly enabled: boolean;
  start(subject: SpanSubject, parent: Context): OpenSpan;
}

const tracerName = "@ashlar/core";

/** The tracer of the SDK that is registered by now; undefined when there is none. */
export function registeredTracer(): Tracer | undefined {
  const provider = trace.getTracerProvider();
  const none = provider instanceof ProxyTracerProvider && !provider.getDelegateTracer(tracerName);
  return none ? undefined : provider.getTracer(tracerName);
}

/** Tracing by whatever SDK is registered now. */
export function openTelemetry(): Tracing {
  const registered = registeredTracer();
  const tracer = registered ?? trace.getTracer(tracerName);
  return {
    enabled: registered !== undefined,
    start({ name, kind, attributes }, parent) {
      const span = tracer.startSpan(name, { kind, attributes }, parent);
      return { context: trace.setSpan(parent, span), end: (outcome, error) => end(span, outcome, error) };
    },
  };
}

function end(span: Span, outcome: Outcome, error?: Error): void {
  span.setAttribute("ashlar.outcome", outcome);
  if (outcome === "error" || outcome === "client_error") {
    span.setAttribute("error.type", error === undefined ? "_OTHER" : errorType(error));
  }
  if (outcome === "error") {
    if (error) span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR, ...(error ? { message: error.message } : {}) });
  }
  span.end();
}

function errorType(error: Error & { readonly code?: unknown }): string {
  return typeof error.code === "string" ? error.code : error.name;
}

/** The W3C `traceparent` of a context, to be stored with what it causes; null when there is no trace. */
export function traceParent(within: Context | undefined): string | null {
  const span = within && trace.getSpanContext(within);
  if (!span) return null;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, "0")}`;
}

/** The id of the trace that a stored `traceparent` names. */
export function traceIdOf(parent: string | null): string | undefined {
  return parent?.split("-")[1];
}

/** The context that a stored `traceparent` names. */
export function fromTraceParent(parent: string | null): Context | undefined {
  const parts = parent?.match(/^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/);
  if (!parts) return undefined;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: parts[1]!,
    spanId: parts[2]!,
    traceFlags: Number.parseInt(parts[3]!, 16),
    isRemote: true,
  });
}
