import type { Context } from "@opentelemetry/api";
import { type AnyContract, type EventMeta, type NewEvent, upcast } from "../../contract/index.js";
import { traceParent } from "../../telemetry/tracing.js";
import type { EventRecord } from "../ports/feed.js";

/** What an event inherits from the command that caused it. */
export interface EventOrigin {
  readonly key: string;
  readonly atMs: number;
  readonly causeId: string;
  readonly trace: Context | undefined;
}

/** Makes an event ready to be stored. */
export function toRecord(
  contract: AnyContract,
  { type, data }: NewEvent,
  id: string,
  origin: EventOrigin,
): EventRecord {
  const { key, atMs, causeId, trace } = origin;
  const { version } = contract.events[type]!.definition;
  return { id, type, version, key, atMs, causeId, trace: traceParent(trace), data };
}

/** What a view or reaction is told of an event besides its data. */
export function toMeta(module: string, { id, type, key, atMs, causeId }: EventRecord): EventMeta {
  return { id, module, type, key, at: new Date(atMs), causeId };
}

/** The event as its contract declares it now, whatever version it was stored in; undefined when it is declared no more. */
export function current<E extends EventRecord>(contract: AnyContract, event: E): E | undefined {
  const definition = contract.events[event.type]?.definition;
  if (!definition) return undefined;
  if (event.version === definition.version) return event;
  return { ...event, version: definition.version, data: upcast(definition, event.version, event.data) };
}
