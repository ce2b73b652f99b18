import type { Kysely } from "kysely";
import type {
  AnyCommand,
  AnyContract,
  AnyQuery,
  Call,
  Caller,
  CallInput,
  CallOptions,
  CallOutput,
  InputOf,
  NewEventOf,
  OperationRef,
  OutputOf,
  Reject,
  RejectionOf,
  Schema,
} from "../contract/index.js";
import type { AnyView, ViewReaders } from "./view.js";

/** Asks a query of any module. */
export type Ask = <D extends AnyQuery>(
  query: OperationRef<D>,
  input: CallInput<D>,
  options?: CallOptions,
) => Promise<CallOutput<D>>;

/** What a plain command handler works with, all in one transaction on the module's own schema. */
export interface CommandContext<
  K extends AnyContract,
  C extends AnyCommand,
  Tables,
  V extends readonly AnyView[],
> {
  readonly db: Kysely<Tables>;
  readonly views: ViewReaders<V>;
  /** Tells the module's views and the other modules, when the transaction commits. */
  readonly publish: (event: NewEventOf<K>) => void;
  /** Refuses the command; return or throw it, and the transaction is rolled back. */
  readonly reject: Reject<C["rejects"]>;
  /** Queries only: a command to another module belongs in a reaction, after this transaction. */
  readonly ask: Ask;
  readonly caller: Caller | undefined;
  readonly now: Date;
  /** The command's id. */
  readonly id: string;
}

/** A plain command handler: for modules whose state is better described by tables than by a decider. */
export type CommandHandler<
  K extends AnyContract,
  C extends AnyCommand,
  Tables,
  V extends readonly AnyView[],
> = (
  command: OutputOf<C["input"]>,
  context: CommandContext<K, C, Tables, V>,
) => Promise<HandlerResult<C>> | HandlerResult<C>;

// `void` so that a handler of a command without an output may just end.
type HandlerResult<C extends AnyCommand> =
  // biome-ignore lint/suspicious/noConfusingVoidType: it stands for a function's result
  (C["output"] extends Schema ? InputOf<C["output"]> : undefined | void) | RejectionOf<C["rejects"]>;

/** What a query handler works with. */
export interface QueryContext<Tables, V extends readonly AnyView[]> {
  readonly views: ViewReaders<V>;
  readonly db: Kysely<Tables>;
  readonly ask: Ask;
  readonly caller: Caller | undefined;
  readonly now: Date;
}

/** Answers a query. */
export type QueryHandler<Q extends AnyQuery, Tables, V extends readonly AnyView[]> = (
  query: OutputOf<Q["input"]>,
  context: QueryContext<Tables, V>,
) => Promise<InputOf<Q["output"]>> | InputOf<Q["output"]>;

/** What a reaction or a schedule works with. */
export interface EffectContext {
  /** Calls any module. Its command ids follow from the cause, so that a repetition repeats no effect. */
  readonly call: Call;
}
