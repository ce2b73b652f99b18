import { byName } from "../contract/by-name.js";
import type { AnyContract, EventData, EventMeta, OutputOf, Schema } from "../contract/index.js";

/** How a row's field is indexed: by its JSON type. */
export type IndexType = "text" | "number" | "boolean";

/** The fields by which a view can be searched and ordered. */
export type Indexes<Row> = {
  readonly [F in keyof Row]?: Exclude<Row[F], null | undefined> extends string
    ? "text"
    : Exclude<Row[F], null | undefined> extends number
      ? "number"
      : Exclude<Row[F], null | undefined> extends boolean
        ? "boolean"
        : never;
};

/** One of a contract's events, as a view's key sees it: narrow `data` by `type`. */
export type ViewedEvent<K extends AnyContract, E extends keyof K["events"] = keyof K["events"]> = {
  [T in E]: EventMeta & { readonly type: T; readonly data: EventData<K, T> };
}[E];

/** What a view is: a pure fold from the module's own events to the rows of a table. */
export interface ViewSpec<
  K extends AnyContract,
  N extends string,
  S extends Schema,
  I,
  E extends keyof K["events"],
> {
  readonly name: N;
  /** Raise it when the fold or the row changes: the view is then rebuilt beside the old one and switched to. */
  readonly version?: number;
  /** The shape of a row. */
  readonly row: S;
  /** Which row (or rows) an event is about; the event's own key when left out. */
  readonly key?: (event: ViewedEvent<K, E>) => string | readonly string[];
  readonly indexes?: I;
  /** The row after an event; `undefined` removes it. An event without an entry changes nothing. */
  readonly on: {
    readonly [T in E]?: (
      row: OutputOf<S> | undefined,
      data: EventData<K, T>,
      meta: EventMeta & { readonly rowKey: string },
    ) => OutputOf<S> | undefined;
  };
}

/** A view: a name, typed rows, and the fields it can be searched by. */
export interface View<N extends string = string, Row = unknown, I = unknown> extends AnyView {
  readonly name: N;
  /** Carries the types of the rows; never read. */
  readonly types?: { readonly row: Row; readonly indexes: I };
}

/** A view whose types have been forgotten: what the runtime works with. */
export interface AnyView {
  readonly kind: "view";
  readonly name: string;
  readonly version: number;
  readonly contract: AnyContract;
  /** Undefined when the row's key is the event's own key, which commands on that key already guard. */
  readonly key: ((event: EventMeta & { data: unknown }) => string | readonly string[]) | undefined;
  readonly indexes: Readonly<Record<string, IndexType>>;
  readonly on: Readonly<
    Record<string, (row: unknown, data: unknown, meta: EventMeta & { rowKey: string }) => unknown>
  >;
}

// A row without an optional field is found by `null`; `undefined` would mean any row at all.
type Sought<Value> = Exclude<Value, undefined> | (undefined extends Value ? null : never);

interface Bounds<Value> {
  readonly from?: Exclude<Value, undefined>;
  readonly to?: Exclude<Value, undefined>;
}

/** What to look for in a view. */
export interface ViewQuery<Row, I> {
  /** Fields that must equal these values. */
  readonly where?: { readonly [F in keyof I & keyof Row]?: Sought<Row[F]> };
  /** Bounds on one field, both inclusive. */
  readonly range?: { readonly [F in keyof I & keyof Row]?: Bounds<Row[F]> };
  /** The rows' key when left out. */
  readonly orderBy?: (keyof I & keyof Row) | undefined;
  readonly descending?: boolean | undefined;
  /** At most this many rows, 100 when left out, 1000 at most. */
  readonly limit?: number | undefined;
  /** Go on after a previous page's `next`. */
  readonly after?: string | undefined;
}

/** Some of a view's rows. */
export interface ViewPage<Row> {
  readonly rows: Row[];
  /** Pass it as `after` for the rows that follow; undefined on the last page. */
  readonly next: string | undefined;
}

/** Reads a view. Under `state: rows` it always shows the module's own latest command. */
export interface ViewReader<Row, I> {
  get(key: string): Promise<Row | null>;
  find(query?: ViewQuery<Row, I>): Promise<ViewPage<Row>>;
}

/** Readers for a module's views, by name. */
export type ViewReaders<V extends readonly AnyView[]> = {
  readonly [X in V[number] as X["name"]]: X extends View<string, infer Row, infer I>
    ? ViewReader<Row, I>
    : never;
};

/**
 * Declares a view: rows that queries read, folded from the module's events. It holds nothing that the events don't, so
 * it can be rebuilt at any time.
 *
 * @example
 * ```ts
 * export const orderSummaries = view(orders, {
 *   name: "orderSummaries",
 *   row: orderSummary,
 *   indexes: { customerId: "text" },
 *   on: {
 *     OrderPlaced: (_, e) => ({ orderId: e.orderId, customerId: e.customerId, status: "placed" }),
 *     OrderConfirmed: (row) => row && { ...row, status: "confirmed" },
 *   },
 * });
 * ```
 */
export function view<
  K extends AnyContract,
  const N extends string,
  const S extends Schema,
  const I extends Indexes<OutputOf<S>> = Record<never, never>,
  E extends keyof K["events"] = keyof K["events"],
>(contract: K, spec: ViewSpec<K, N, S, I, E>): View<N, OutputOf<S>, I> {
  return {
    kind: "view",
    name: spec.name,
    version: spec.version ?? 1,
    contract,
    key: spec.key as AnyView["key"],
    indexes: byName(spec.indexes ?? {}) as AnyView["indexes"],
    on: byName(spec.on) as AnyView["on"],
  };
}
