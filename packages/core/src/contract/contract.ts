import { AshlarError } from "../errors/index.js";
import { byName } from "./by-name.js";
import type { AnyEvent, AnyEventRef, EventDataOf, EventRef, NewEvent } from "./event.js";
import { isIdentifier } from "./identifier.js";
import { mapValues } from "./map-values.js";
import type { AnyCommand, AnyQuery, OperationDefinition, OperationRef } from "./operation.js";

/** The commands of a contract, by name. */
export type Commands = Readonly<Record<string, AnyCommand>>;
/** The queries of a contract, by name. */
export type Queries = Readonly<Record<string, AnyQuery>>;
/** The events of a contract, by type. */
export type Events = Readonly<Record<string, AnyEvent>>;

/** References to a contract's events. */
export type EventRefs<E extends Events> = {
  readonly [T in keyof E & string]: EventRef<T, E[T]["schema"]>;
};

/** Any event of a contract, made but not stored yet. */
export type NewEventOf<K extends AnyContract> = {
  [T in keyof K["events"]]: ReturnType<K["events"][T]>;
}[keyof K["events"]];

/** The data of one event of a contract. */
export type EventData<K extends AnyContract, T extends keyof K["events"]> = EventDataOf<K["events"][T]>;

/** Any contract, whatever its types: what the runtime works with. */
export interface AnyContract {
  readonly name: string;
  readonly commands: Commands;
  readonly queries: Queries;
  readonly events: Readonly<Record<string, AnyEventRef>>;
}

/**
 * A module's public face: the one file of it that other modules import. Its commands and queries are properties to
 * pass to `call`; its events are functions that make them.
 */
export type Contract<N extends string, C extends Commands, Q extends Queries, E extends Events> = {
  readonly name: N;
  readonly commands: C;
  readonly queries: Q;
  readonly events: EventRefs<E>;
} & { readonly [K in keyof C]: OperationRef<C[K]> } & { readonly [K in keyof Q]: OperationRef<Q[K]> };

const reserved = ["name", "commands", "queries", "events", "then"] as const;

/**
 * Declares what a module promises to the others. A plain value: nothing is generated, nothing is registered.
 *
 * @param name the module's name: letters and digits, starting with a small letter, at most 40.
 * @throws AshlarError `ASH_CONTRACT_NAME` when a name is reserved, malformed or used twice.
 * @example
 * ```ts
 * export const orders = contract("orders", {
 *   commands: { place: command({ input, key: (c) => c.orderId }) },
 *   events: { OrderPlaced: event(z.object({ orderId: z.string() })) },
 * });
 * await call(orders.place, { orderId: "o-1" });
 * ```
 */
export function contract<
  const N extends string,
  C extends Commands = Record<never, never>,
  Q extends Queries = Record<never, never>,
  E extends Events = Record<never, never>,
>(
  name: N,
  promises: { readonly commands?: C; readonly queries?: Q; readonly events?: E },
): Contract<N, C, Q, E> {
  const { commands = {} as C, queries = {} as Q, events = {} as E } = promises;
  checkNames(name, [commands, queries, events].flatMap(Object.keys));
  const operations = Object.entries<OperationDefinition>({ ...commands, ...queries });
  return Object.freeze({
    name,
    commands: byName(commands),
    queries: byName(queries),
    events: byName(mapValues(events, (definition, type) => eventRef(name, type, definition))),
    ...Object.fromEntries(operations.map(([key, definition]) => [key, operationRef(name, key, definition)])),
  }) as unknown as Contract<N, C, Q, E>;
}

function checkNames(module: string, names: readonly string[]): void {
  if (!/^[a-z]/.test(module) || !isIdentifier(module)) {
    throw new AshlarError("ASH_CONTRACT_NAME", {
      message: `"${module}" cannot name a module.`,
      fix: "Use letters and digits, starting with a small letter, at most 40.",
    });
  }
  for (const [index, name] of names.entries()) {
    const problem = !isIdentifier(name)
      ? "is not a plain identifier of at most 40 letters and digits"
      : (reserved as readonly string[]).includes(name)
        ? `is reserved (${reserved.join(", ")})`
        : names.indexOf(name) !== index && "is used twice";
    if (problem) {
      throw new AshlarError("ASH_CONTRACT_NAME", {
        message: `In contract "${module}", "${name}" ${problem}.`,
      });
    }
  }
}

function operationRef(module: string, name: string, definition: OperationDefinition): OperationRef {
  return Object.freeze({ kind: definition.kind, module, name, id: `${module}.${name}`, definition });
}

function eventRef(module: string, type: string, definition: AnyEvent): AnyEventRef {
  const make = (data: unknown): NewEvent => ({ type, data });
  return Object.freeze(
    Object.assign(make, { kind: "event" as const, module, type, id: `${module}.${type}`, definition }),
  );
}
