import { type InputOf, type OutputOf, parse, type Schema } from "./schema.js";

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
   * Declares the event's next version. What was stored before is upcast when it is read, and parsed by the new schema,
   * which must not be asynchronous; stored events never change.
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
    next: (nextSchema, upcast) =>
      define(nextSchema, [...upcasts, (old) => parsed(nextSchema, upcasts.length + 2, upcast(old))]),
  };
}

function parsed<S extends Schema>(schema: S, version: number, data: InputOf<S>): OutputOf<S> {
  const result = parse(schema, data);
  if (result instanceof Promise)
    throw new TypeError(`Upcast to version ${version}: its schema must not be asynchronous.`);
  if (result.ok) return result.value;
  const { path, message } = result.issues[0]!;
  throw new TypeError(`Upcast to version ${version}, the data does not fit its schema: ${path}: ${message}`);
}

/**
 * Brings stored data of an older version up to the version the contract declares now.
 *
 * @throws when an upcast does, when what it makes does not fit its schema, or when the data is of a newer version.
 */
export function upcast(definition: AnyEvent, version: number, data: unknown): unknown {
  if (version > definition.version) {
    throw new RangeError(
      `It is stored as version ${version}, but its contract knows version ${definition.version} at most: newer code wrote it.`,
    );
  }
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
  /** Makes the event; its data is parsed when it is stored, so what has a default may be left out. */
  (data: InputOf<S>): NewEvent<T, InputOf<S>>;
  readonly kind: "event";
  readonly module: string;
  readonly type: T;
  /** `module.type`, as in logs and metrics. */
  readonly id: string;
  readonly definition: Omit<AnyEvent, "schema"> & { readonly schema: S };
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

/** The data of an event, as views, entities and reactions see it. */
export type EventDataOf<R extends AnyEventRef> = OutputOf<R["definition"]["schema"]>;

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
