import type { EventMeta } from "../../contract/index.js";
import type { AnyView } from "../../module/index.js";
import type { EventRecord } from "../ports/feed.js";
import type { RowAddress, Versioned, Write } from "../ports/state-store.js";
import { isStorable } from "../ports/storable-text.js";

const longestKey = 512;
// A row of PostgreSQL's indexes holds an indexed text and the row's key in 2,704 bytes, a little of them its own.
const mostIndexedBytes = 2_680;

/** An event for a view to fold. */
export interface FoldedEvent {
  readonly event: EventRecord;
  readonly meta: EventMeta;
}

/** Addresses a row in one text, to look it up by. */
export function rowId({ view, key }: RowAddress): string {
  return `${view}\0${key}`;
}

/** The rows of a module's views that an event is about. */
export function touchedRows(views: readonly AnyView[], { event, meta }: FoldedEvent): RowAddress[] {
  return views.flatMap((view) => {
    if (!view.on[event.type]) return [];
    if (!view.key) return [{ view: view.name, key: event.key }];
    const keys = new Set([view.key({ ...meta, data: event.data })].flat());
    return [...keys].map((key) => ({ view: view.name, key: requireUsableKey(view, key) }));
  });
}

function requireUsableKey({ name }: AnyView, key: unknown): string {
  if (typeof key === "string" && key.length <= longestKey && isStorable(key)) return key;
  throw new TypeError(
    `View "${name}": a row's key must be a text of at most ${longestKey} characters without NUL and unpaired surrogates.`,
  );
}

function requireIndexable({ name, indexes }: AnyView, rowKey: string, row: unknown): void {
  for (const field of Object.keys(indexes)) {
    const value = (row as Record<string, unknown> | undefined)?.[field];
    if (typeof value !== "string") continue;
    if (value.length > longestKey || !isStorable(value)) {
      throw new TypeError(
        `View "${name}": "${field}" is indexed, so it must have at most ${longestKey} characters without NUL and unpaired surrogates.`,
      );
    }
    if (!fitTogether(value, rowKey)) {
      throw new TypeError(
        `View "${name}": "${field}" is indexed, so it and the row's key must have at most ${mostIndexedBytes} bytes in UTF-8 together.`,
      );
    }
  }
}

function fitTogether(value: string, key: string): boolean {
  if (3 * (value.length + key.length) <= mostIndexedBytes) return true;
  return Buffer.byteLength(value) + Buffer.byteLength(key) <= mostIndexedBytes;
}

/** The rows that events change, as they stand while one event after the other is folded into them. */
export class RowFold {
  readonly #views: ReadonlyMap<string, AnyView>;
  readonly #rows = new Map<
    string,
    { address: RowAddress; before: Versioned; value: unknown; changed: boolean }
  >();

  constructor(views: readonly AnyView[]) {
    this.#views = new Map(views.map((view) => [view.name, view]));
  }

  /** Whether a row has been given. */
  has(address: RowAddress): boolean {
    return this.#rows.has(rowId(address));
  }

  /** Gives a row as it is stored. */
  give(address: RowAddress, before: Versioned): void {
    this.#rows.set(rowId(address), { address, before, value: before.value, changed: false });
  }

  /** Folds one event into one row. */
  apply(address: RowAddress, { event, meta }: FoldedEvent): void {
    const row = this.#rows.get(rowId(address))!;
    const view = this.#views.get(address.view)!;
    // Types do not allow null, but code may come to it, and stores would not take it alike.
    row.value = view.on[event.type]!(row.value, event.data, { ...meta, rowKey: address.key }) ?? undefined;
    row.changed = true;
    requireIndexable(view, address.key, row.value);
  }

  /** The writes that bring the stored rows up to date. A row that was not there and is not stays in: it must not come meanwhile. */
  writes(filter: (address: RowAddress) => boolean = () => true): Write<RowAddress>[] {
    return [...this.#rows.values()]
      .filter(({ address, changed }) => changed && filter(address))
      .map(({ address, before, value }) => ({ address, expected: before.version, value }));
  }
}
