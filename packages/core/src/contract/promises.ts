import { type AccessDescription, describeAccess } from "./access.js";
import type { AnyContract } from "./contract.js";
import type { AnyEventRef } from "./event.js";
import type { JsonSchema } from "./json-schema.js";
import { keyForm } from "./key-form.js";
import { mapValues } from "./map-values.js";
import type { AnyCommand, AnyQuery } from "./operation.js";
import { promisedSchema } from "./promised-schema.js";

/** All that a contract promises, as plain JSON: what can be kept, and compared with what it promises later. */
export interface ContractPromises {
  readonly name: string;
  readonly commands: Readonly<Record<string, CommandPromises>>;
  readonly queries: Readonly<Record<string, QueryPromises>>;
  readonly events: Readonly<Record<string, EventPromises>>;
}

/** What a command promises. */
export interface CommandPromises {
  /** What its callers may pass, before it is parsed. */
  readonly input: JsonSchema;
  /** What it answers; absent when it answers nothing. */
  readonly output?: JsonSchema;
  /** The data of each refusal, by its name. */
  readonly rejects: Readonly<Record<string, JsonSchema>>;
  /** What its key is made of, such as `{orderId}`; absent when that cannot be told. */
  readonly key?: string;
  readonly access: AccessDescription;
}

/** What a query promises. */
export interface QueryPromises {
  /** What its callers may pass, before it is parsed. */
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly access: AccessDescription;
}

/** What an event promises. */
export interface EventPromises {
  readonly version: number;
  /** Its data as it is stored and delivered: parsed, so that what has a default is there. */
  readonly data: JsonSchema;
}

/**
 * Writes a contract's promises down. What is not in a schema's JSON Schema cannot be: the conditions of a `refine`, what
 * a `transform` makes, how an access rule decides.
 *
 * @example
 * ```ts
 * const orders = contract("orders", { events: { OrderPlaced: event(z.object({ orderId: z.string() })) } });
 * promisesOf(orders).events.OrderPlaced.version; // 1
 * ```
 */
export function promisesOf({ name, commands, queries, events }: AnyContract): ContractPromises {
  return {
    name,
    commands: mapValues(commands, commandPromises),
    queries: mapValues(queries, queryPromises),
    events: mapValues(events, eventPromises),
  };
}

function commandPromises(command: AnyCommand): CommandPromises {
  const key = keyForm(command);
  return {
    input: promisedSchema(command.input, "input"),
    ...(command.output === undefined ? {} : { output: promisedSchema(command.output, "output") }),
    rejects: mapValues(command.rejects, (schema) => promisedSchema(schema, "output")),
    ...(key === undefined ? {} : { key }),
    access: describeAccess(command.access),
  };
}

function queryPromises({ input, output, access }: AnyQuery): QueryPromises {
  return {
    input: promisedSchema(input, "input"),
    output: promisedSchema(output, "output"),
    access: describeAccess(access),
  };
}

function eventPromises({ definition }: AnyEventRef): EventPromises {
  return { version: definition.version, data: promisedSchema(definition.schema, "output") };
}
