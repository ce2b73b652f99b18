import { type Context, propagation, type Span, type SpanOptions, trace } from "@opentelemetry/api";

/** A span as it was recorded. */
export interface RecordedSpan {
  readonly name: string;
  readonly options: SpanOptions;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly parentTraceId: string | undefined;
  readonly attributes: Record<string, unknown>;
  ended: boolean;
}

/** Registers as much of an OpenTelemetry SDK as it takes to see what is done with one. */
export function recordSpans(): RecordedSpan[] {
  const recorded: RecordedSpan[] = [];
  const startSpan = (name: string, options: SpanOptions, parent: Context) => {
    const within = trace.getSpanContext(parent);
    const spanId = String(recorded.length + 1).padStart(16, "0");
    const record: RecordedSpan = {
      name,
      options,
      spanId,
      parentSpanId: within?.spanId,
      parentTraceId: within?.traceId,
      attributes: {},
      ended: false,
    };
    recorded.push(record);
    const span = {
      spanContext: () => ({ traceId: within?.traceId ?? "1".repeat(32), spanId, traceFlags: 1 }),
      setAttribute: (key: string, value: unknown) => {
        record.attributes[key] = value;
      },
      setStatus: (status: unknown) => {
        record.attributes.status = status;
      },
      recordException: (error: Error) => {
        record.attributes.exception = error.message;
      },
      end: () => {
        record.ended = true;
      },
    };
    return span as unknown as Span;
  };
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as never });
  propagation.setGlobalPropagator({
    inject: () => {},
    fields: () => ["traceparent"],
    extract: (context, carrier, getter) => {
      const [, traceId, spanId] = String(getter.get(carrier, "traceparent") ?? "").split("-");
      return traceId && spanId
        ? trace.setSpanContext(context, { traceId, spanId, traceFlags: 1, isRemote: true })
        : context;
    },
  });
  return recorded;
}

/** Takes the recording SDK away again. */
export function stopRecording(): void {
  trace.disable();
  propagation.disable();
}
