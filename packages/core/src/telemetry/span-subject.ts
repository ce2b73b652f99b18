import { type Attributes, SpanKind } from "@opentelemetry/api";

/** What a span tells about, by OpenTelemetry's semantic conventions where they have a word for it. */
export interface SpanSubject {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

/** A call of an operation, from outside or from another module. */
export function callOf(operation: {
  readonly id: string;
  readonly module: string;
  readonly name: string;
}): SpanSubject {
  const { id, module, name } = operation;
  return {
    name: id,
    kind: SpanKind.INTERNAL,
    attributes: { "ashlar.module": module, "ashlar.operation": name },
  };
}

/** One delivery of an event to a module's reaction. */
export function reactionTo(
  event: { readonly id: string; readonly module: string; readonly type: string },
  consumer: string,
): SpanSubject {
  const destination = `${event.module}.${event.type}`;
  return {
    name: `react ${destination}`,
    kind: SpanKind.CONSUMER,
    attributes: {
      "ashlar.module": consumer,
      "ashlar.operation": `on ${destination}`,
      "messaging.system": "ashlar",
      "messaging.operation.name": "react",
      "messaging.operation.type": "process",
      "messaging.destination.name": destination,
      "messaging.consumer.group.name": consumer,
      "messaging.message.id": event.id,
    },
  };
}

/** One run of a module's schedule. */
export function runOf(module: string, schedule: string): SpanSubject {
  return {
    name: `${module}.${schedule}`,
    kind: SpanKind.INTERNAL,
    attributes: { "ashlar.module": module, "ashlar.operation": schedule },
  };
}
