import { type Context, context, createContextKey, ROOT_CONTEXT, trace } from "@opentelemetry/api";

// The SDK's own key: keys with the same description are the same key, whoever makes them.
const suppressed = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");
const withoutSpans = ROOT_CONTEXT.setValue(suppressed, true);

/** Runs work as a part of a trace: spans of what it does, such as SQL and requests to other servers, hang under it. */
export function inTrace<R>(within: Context | undefined, work: () => R): R {
  return within === undefined ? work() : context.with(within, work);
}

/** Runs work that belongs to no trace, such as looking for events over and over: nothing it does makes a span. */
export function untraced<R>(work: () => R): R {
  return context.with(withoutSpans, work);
}

/** Where what happens now on behalf of `given` belongs: under a span of the module's own, when it has begun one there. */
export function innermost(given: Context | undefined): Context {
  const active = context.active();
  if (given === undefined) return active;
  const traceId = trace.getSpanContext(active)?.traceId;
  return traceId !== undefined && traceId === trace.getSpanContext(given)?.traceId ? active : given;
}
