import type { Access } from "./access.js";
import { byName } from "./by-name.js";
import type { Rejects } from "./rejection.js";
import type { InputOf, OutputOf, Schema } from "./schema.js";

/** What a command promises: its input, what it is about, what it answers, how it may refuse, who may call it. */
export interface CommandDefinition<
  I extends Schema = Schema,
  R extends Rejects = Rejects,
  O extends Schema | undefined = Schema | undefined,
> {
  readonly kind: "command";
  readonly summary: string | undefined;
  readonly input: I;
  readonly output: O;
  readonly rejects: R;
  readonly key: (input: OutputOf<I>) => string;
  readonly access: Access<OutputOf<I>> | undefined;
}

/** What a query promises: its input, its answer, and who may ask. It changes nothing. */
export interface QueryDefinition<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: "query";
  readonly summary: string | undefined;
  readonly input: I;
  readonly output: O;
  readonly access: Access<OutputOf<I>> | undefined;
}

/**
 * Declares a command: something the module can be asked to do.
 *
 * @param spec.key the one entity the command is about. Commands on one key happen one after the other, and the
 *   events they cause are delivered in that order.
 * @param spec.rejects the business refusals it may answer with.
 * @param spec.output what it answers; nothing when left out.
 * @param spec.access who may call it from outside; nobody when left out.
 * @example
 * ```ts
 * const place = command({
 *   input: z.object({ orderId: z.string(), lines: z.array(line).min(1) }),
 *   key: (c) => c.orderId,
 *   rejects: { AlreadyPlaced: z.object({}) },
 * });
 * ```
 */
export function command<
  I extends Schema,
  const R extends Rejects = Record<never, never>,
  O extends Schema | undefined = undefined,
>(spec: {
  readonly summary?: string;
  readonly input: I;
  readonly key: (input: OutputOf<I>) => string;
  readonly output?: O;
  readonly rejects?: R;
  readonly access?: Access<OutputOf<I>>;
}): CommandDefinition<I, R, O> {
  return {
    kind: "command",
    summary: spec.summary,
    input: spec.input,
    output: spec.output as O,
    rejects: byName(spec.rejects ?? ({} as R)),
    key: spec.key,
    access: spec.access,
  };
}

/**
 * Declares a query: something the module can be asked.
 *
 * @example
 * ```ts
 * const byId = query({ input: z.object({ orderId: z.string() }), output: orderSummary.nullable() });
 * ```
 */
export function query<I extends Schema, O extends Schema>(spec: {
  readonly summary?: string;
  readonly input: I;
  readonly output: O;
  readonly access?: Access<OutputOf<I>>;
}): QueryDefinition<I, O> {
  return {
    kind: "query",
    summary: spec.summary,
    input: spec.input,
    output: spec.output,
    access: spec.access,
  };
}

/** A command or a query. */
export type OperationDefinition = AnyCommand | AnyQuery;

// `never` in the parameter positions makes every concrete definition assignable to these.
/** Any command, whatever its types. */
export type AnyCommand = Omit<CommandDefinition, "key" | "access"> & {
  readonly key: (input: never) => string;
  readonly access: Access<never> | undefined;
};

/** Any query, whatever its types. */
export type AnyQuery = Omit<QueryDefinition, "access"> & { readonly access: Access<never> | undefined };

/** A typed address: what `call` takes. */
export interface OperationRef<D extends OperationDefinition = OperationDefinition> {
  readonly kind: D["kind"];
  readonly module: string;
  readonly name: string;
  /** `module.name`, as in logs, metrics and paths. */
  readonly id: string;
  readonly definition: D;
}

/** What a caller passes. */
export type CallInput<D extends OperationDefinition> = InputOf<D["input"]>;

/** What a caller gets back. */
export type CallOutput<D extends OperationDefinition> = D["output"] extends Schema
  ? OutputOf<D["output"]>
  : undefined;

/** How one call departs from the defaults. */
export interface CallOptions {
  /** The command's id: repeating a command with the same id changes nothing and gives the first answer again. */
  readonly id?: string;
  /**
   * Give up after this many milliseconds; never later than the caller's own deadline. When none are left, by 0 or less,
   * nothing is begun. What is no finite number is `InvalidInput`.
   */
  readonly timeoutMs?: number;
}

/**
 * Calls an operation of any module, wherever it runs.
 *
 * Resolves to what the contract says; rejects with a {@link Rejection} the contract declares, or with a `CallError`.
 */
export type Call = <D extends OperationDefinition>(
  operation: OperationRef<D>,
  input: CallInput<D>,
  options?: CallOptions,
) => Promise<CallOutput<D>>;
