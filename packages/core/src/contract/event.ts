import type { InputOf, OutputOf, Schema } from "./schema.js";

/** Turns the data of one version of an event into the next version's. */
export type Upcast<From extends Schema = Schema, To extends Schema = Schema> = (
  old: OutputOf<From>,
) => InputOf<To>;

/** What an event promises: its data now, and how its older versions become it. */
export interface EventDefinition<S extends Schema = Schema> {
  readonly kind: "event";
  /** 1 for the first version. */
  readonly version: number;
  readonly schema: S;
  /** `upcasts[0]` turns version 1 into version 2, and so on. */
  readonly upcasts: readonly ((old: never) => unknown)[];
  /**
   * Declares the event's next version. What was stored before is upcast when it is read; stored events never change.
   *
   * @example
   * ```ts
   * const OrderPlaced = event(z.object({ total: z.number() })).next(
   *   z.object({ total: z.number(), currency: z.string() }),
   *   (v1) => ({ ...v1, currency: "EUR" }),
   * );
   * ```
   */
  next<S2 extends Schema>(schema: S2, upcast: Upcast<S, S2>): EventDefinition<S2>;
}

/** Any event, whatever its types. */
export type AnyEvent = Omit<EventDefinition, "next">;

/** Declares an event: something that has happened in the module and that others may react to. */
export function event<S extends Schema>(schema: S): EventDefinition<S> {
  return define(schema, []);
}

function define<S extends Schema>(schema: S, upcasts: AnyEvent["upcasts"]): EventDefinition<S> {
  return {
    kind: "event",
    version: upcasts.length + 1,
    schema,
    upcasts,
    next: (nextSchema, upcast) => define(nextSchema, [...upcasts, upcast]),
  };
}

/** Brings stored data of an older version up to the version the contract declares now. */
export function upcast(definition: AnyEvent, version: number, data: unknown): unknown {
  return definition.upcasts
    .slice(version - 1)
    .reduce((old, toNext) => (toNext as (old: unknown) => unknown)(old), data);
}

/** An event that has not been stored yet. */
export interface NewEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** A typed event: call it to make one, name it to react to it. */
export interface EventRef<T extends string = string, S extends Schema = Schema> {
  (data: OutputOf<S>): NewEvent<T, OutputOf<S>>;
  readonly kind: "event";
  readonly module: string;
  readonly type: T;
  /** `module.type`, as in logs and metrics. */
  readonly id: string;
  readonly definition: AnyEvent & { readonly schema: S };
}

/** Any event's reference, whatever its types. */
export interface AnyEventRef {
  (data: never): NewEvent;
  readonly kind: "event";
  readonly module: string;
  readonly type: string;
  readonly id: string;
  readonly definition: AnyEvent;
}

/** What is known of an event besides its data. */
export interface EventMeta {
  /** Unique; the same at every redelivery. */
  readonly id: string;
  readonly module: string;
  readonly type: string;
  /** The key of the entity it happened to. */
  readonly key: string;
  /** When it was decided. */
  readonly at: Date;
  /** The id of the command that caused it. */
  readonly causeId: string;
}
