import { byName } from "../contract/by-name.js";
import type {
  AnyCommand,
  AnyContract,
  EventData,
  InputOf,
  NewEventOf,
  OutputOf,
  Reject,
  RejectionOf,
  Schema,
} from "../contract/index.js";

/** What a decider may know besides the state and the command. */
export interface DecideContext<C extends AnyCommand> {
  /** Refuses the command with one of the reasons its contract declares. */
  readonly reject: Reject<C["rejects"]>;
  /** When the command is decided. */
  readonly now: Date;
}

/** What a decider answers: what happened, nothing (an empty list or `undefined`), or a refusal. */
export type Decision<K extends AnyContract, C extends AnyCommand> =
  | NewEventOf<K>
  | readonly NewEventOf<K>[]
  | RejectionOf<C["rejects"]>
  | undefined;

/** The pure heart of a module: how its state answers commands, and how events change its state. */
export interface EntitySpec<K extends AnyContract, S> {
  /** Names the stored state; needed only when a module has several entities. The contract's name when left out. */
  readonly name?: string;
  /** The state before anything has happened. */
  readonly initial: S;
  /** Decides a command by what is: pure, and without side effects. */
  readonly decide: {
    readonly [N in keyof K["commands"]]?: (
      state: S,
      command: OutputOf<K["commands"][N]["input"]>,
      context: DecideContext<K["commands"][N]>,
    ) => Decision<K, K["commands"][N]>;
  };
  /** Changes the state by what happened. An event without an entry leaves it as it is. */
  readonly evolve: {
    readonly [T in keyof K["events"]]?: (state: S, data: EventData<K, T>) => S;
  };
  /** What a command with an `output` answers, from the state after it. */
  readonly reply?: {
    readonly [N in keyof K["commands"] as K["commands"][N]["output"] extends Schema ? N : never]?: (
      state: S,
      command: OutputOf<K["commands"][N]["input"]>,
    ) => InputOf<NonNullable<K["commands"][N]["output"]>>;
  };
}

/** An entity whose types have been forgotten: what the runtime works with. */
export interface Entity {
  readonly kind: "entity";
  readonly name: string;
  readonly contract: AnyContract;
  readonly initial: unknown;
  readonly decide: Readonly<Record<string, DecideFunction>>;
  readonly evolve: Readonly<Record<string, EvolveFunction>>;
  readonly reply: Readonly<Record<string, ReplyFunction>>;
}

type DecideFunction = (state: unknown, command: unknown, context: DecideContext<AnyCommand>) => unknown;
type EvolveFunction = (state: unknown, data: unknown) => unknown;
type ReplyFunction = (state: unknown, command: unknown) => unknown;

/**
 * Declares an entity: one decider serves every kind of state.
 *
 * @example
 * ```ts
 * export const order = entity(orders, {
 *   initial: { status: "none" } as Order,
 *   decide: {
 *     place: (order, c, { reject }) =>
 *       order.status === "none" ? orders.events.OrderPlaced(c) : reject("AlreadyPlaced", {}),
 *   },
 *   evolve: { OrderPlaced: (order) => ({ ...order, status: "placed" }) },
 * });
 * ```
 */
export function entity<K extends AnyContract, const S>(contract: K, spec: EntitySpec<K, S>): Entity {
  return {
    kind: "entity",
    name: spec.name ?? contract.name,
    contract,
    initial: spec.initial,
    decide: byName(spec.decide) as unknown as Entity["decide"],
    evolve: byName(spec.evolve) as Entity["evolve"],
    reply: byName(spec.reply ?? {}) as Entity["reply"],
  };
}
