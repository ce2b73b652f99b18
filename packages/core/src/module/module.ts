import { byName } from "../contract/by-name.js";
import type { AnyContract } from "../contract/index.js";
import { AshlarError } from "../errors/index.js";
import type { Database } from "./database.js";
import type { Entity } from "./entity.js";
import type { CommandHandler, QueryHandler } from "./handler.js";
import { firstMisnamed } from "./part-names.js";
import { type Reaction, requireAtOnce } from "./reaction.js";
import type { Schedule } from "./schedule.js";
import type { AnyView } from "./view.js";

type QueryHandlers<K extends AnyContract, Tables, V extends readonly AnyView[]> = {
  readonly [N in keyof K["queries"]]: QueryHandler<K["queries"][N], Tables, V>;
};

/** The parts of a module. */
export type ModuleSpec<K extends AnyContract, Tables, V extends readonly AnyView[]> = {
  /** Deciders, each for some of the commands. */
  readonly entities?: readonly Entity[];
  /** Plain handlers, for the commands that no entity decides. */
  readonly commands?: {
    readonly [N in keyof K["commands"]]?: CommandHandler<K, K["commands"][N], Tables, V>;
  };
  readonly views?: V;
  /** The tables that plain handlers use. */
  readonly database?: Database<Tables>;
  readonly on?: readonly Reaction[];
  /** How many events its reactions may handle at once, in one process: 1 to 10,000, 64 when left out. */
  readonly reactionsAtOnce?: number;
  readonly schedules?: readonly Schedule[];
} & (keyof K["queries"] extends never
  ? { readonly queries?: QueryHandlers<K, Tables, V> }
  : { readonly queries: QueryHandlers<K, Tables, V> });

const reactionsAtOnceByDefault = 64;

/** A module whose types have been forgotten: what the runtime works with. */
export interface Module {
  readonly kind: "module";
  readonly contract: AnyContract;
  readonly entities: readonly Entity[];
  readonly commands: Readonly<Record<string, CommandHandlerFunction>>;
  readonly queries: Readonly<Record<string, QueryHandlerFunction>>;
  readonly views: readonly AnyView[];
  readonly database: Database | undefined;
  readonly on: readonly Reaction[];
  readonly reactionsAtOnce: number;
  readonly schedules: readonly Schedule[];
}

/** A plain command handler whose types have been forgotten. */
export type CommandHandlerFunction = (command: unknown, context: never) => unknown;
/** A query handler whose types have been forgotten. */
export type QueryHandlerFunction = (query: unknown, context: never) => unknown;

/**
 * Puts a module's parts together. The default export of `modules/<name>/module.ts`.
 *
 * @throws AshlarError `ASH_MODULE_INVALID` when the parts don't do exactly what the contract promises.
 * @example
 * ```ts
 * export default module(orders, {
 *   entities: [order],
 *   views: [orderSummaries],
 *   queries: { byId: ({ orderId }, { views }) => views.orderSummaries.get(orderId) },
 *   on: [react(payments.events.Captured, (e, { call }) => call(orders.confirm, { orderId: e.orderId }))],
 * });
 * ```
 */
export function module<
  K extends AnyContract,
  Tables = unknown,
  const V extends readonly AnyView[] = readonly [],
>(contract: K, spec: ModuleSpec<K, Tables, V>): Module {
  const made: Module = {
    kind: "module",
    contract,
    entities: spec.entities ?? [],
    commands: byName(spec.commands ?? {}) as Module["commands"],
    queries: byName(spec.queries ?? {}) as Module["queries"],
    views: spec.views ?? [],
    database: spec.database,
    on: spec.on ?? [],
    reactionsAtOnce: spec.reactionsAtOnce ?? reactionsAtOnceByDefault,
    schedules: spec.schedules ?? [],
  };
  requireAtOnce(`The reactions of module "${contract.name}"`, made.reactionsAtOnce);
  const problem = firstProblem(made);
  if (problem)
    throw new AshlarError("ASH_MODULE_INVALID", { message: `Module "${contract.name}": ${problem}` });
  return made;
}

function firstProblem(made: Module): string | undefined {
  const { contract, entities, commands, queries, views } = made;
  const foreign = [...entities, ...views].find((part) => part.contract !== contract);
  if (foreign) return `${foreign.kind} "${foreign.name}" belongs to contract "${foreign.contract.name}".`;
  const misnamed = firstMisnamed(made);
  if (misnamed) return misnamed;
  const deciders = [
    ...entities.map((e) => [`entity "${e.name}"`, e.decide] as const),
    ["commands", commands] as const,
  ];
  for (const [where, handlers] of deciders) {
    const unknown = Object.keys(handlers).find((name) => !Object.hasOwn(contract.commands, name));
    if (unknown) return `${where} handles "${unknown}", which is not a command of the contract.`;
  }
  for (const [name, command] of Object.entries(contract.commands)) {
    const by = deciders.filter(([, handlers]) => Object.hasOwn(handlers, name)).map(([where]) => where);
    if (by.length === 0) return `nothing handles the command "${name}".`;
    if (by.length > 1) return `the command "${name}" is handled twice, by ${by.join(" and by ")}.`;
    const decider = entities.find((e) => Object.hasOwn(e.decide, name));
    if (command.output && decider && !Object.hasOwn(decider.reply, name)) {
      return `the command "${name}" has an output, but entity "${decider.name}" has no reply for it.`;
    }
  }
  const unanswered = Object.keys(contract.queries).find((name) => !Object.hasOwn(queries, name));
  if (unanswered) return `nothing answers the query "${unanswered}".`;
  const unasked = Object.keys(queries).find((name) => !Object.hasOwn(contract.queries, name));
  if (unasked) return `"${unasked}" is not a query of the contract.`;
  return undefined;
}
