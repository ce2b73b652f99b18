import {
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

/** A span that is under way. */
export interface OpenSpan {
  /** The context to hand on, so that what follows becomes part of this span. */
  readonly context: Context;
  end(outcome: "ok" | "rejected" | "error", error?: Error): void;
}

/**
 * Spans at module boundaries, through OpenTelemetry's API. Without an SDK nothing is recorded and nothing is paid: the
 * check is made once, when the application starts, so the SDK must be registered before.
 */
export interface Tracing {
  readonly enabled: boolean;
  start(
    name: string,
    parent: Context | undefined,
    kind?: SpanKind,
    attributes?: Record<string, string>,
  ): OpenSpan;
}

/** Tracing by whatever SDK is registered now. */
export function openTelemetry(): Tracing {
  const tracer = trace.getTracer("@ashlar/core");
  return {
    // A span that is never ended is never exported.
    enabled: tracer.startSpan("ashlar probe").isRecording(),
    start(name, parent, kind = SpanKind.INTERNAL, attributes = {}) {
      const within = parent ?? context.active();
      const [module = name, operation = ""] = name.split(".");
      const span = tracer.startSpan(
        name,
        { kind, attributes: { "ashlar.module": module, "ashlar.operation": operation, ...attributes } },
        within,
      );
      return { context: trace.setSpan(within, span), end: (outcome, error) => end(span, outcome, error) };
    },
  };
}

function end(span: Span, outcome: "ok" | "rejected" | "error", error?: Error): void {
  span.setAttribute("ashlar.outcome", outcome);
  if (outcome === "error") {
    if (error) span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR, ...(error ? { message: error.message } : {}) });
  }
  span.end();
}

/** The W3C `traceparent` of a context, to be stored with what it causes; null when there is no trace. */
export function traceParent(within: Context | undefined): string | null {
  const span = within && trace.getSpanContext(within);
  if (!span) return null;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, "0")}`;
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
