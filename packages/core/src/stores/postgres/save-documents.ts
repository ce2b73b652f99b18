import type { AnyView } from "../../module/index.js";
import type { ChangeSet, RowAddress, Write } from "../../runtime/ports/state-store.js";
import { outcomeKey } from "../sql/tables.js";

/** How a JSON value is put into a document. */
export type Encode = (value: unknown) => unknown;

/** Puts it as a text of JSON. */
export function spellOut(value: unknown): unknown {
  return value === null ? null : JSON.stringify(value);
}

/** The change sets as one JSON document per table, in the order of the locks that writing them takes. */
export function toDocuments(
  views: readonly AnyView[],
  changes: readonly ChangeSet[],
  encode: Encode,
): string[] {
  return [
    toEntities(changes, encode),
    toEvents(changes, encode),
    toOutcomes(changes, encode),
    ...views.map((view) => toRows(view, changes, encode)),
  ].map((records) => JSON.stringify(records));
}

// What replicas may wait for each other on is written in one order, so that they never wait in a circle.
function toEntities(changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ entities }, u) =>
      entities.map(({ address: { entity, key }, expected, value }) => ({
        u,
        entity,
        key,
        expected,
        state: encode(value ?? null),
      })),
    )
    .sort((a, b) => compare(a.entity, b.entity) || compare(a.key, b.key));
}

function toEvents(changes: readonly ChangeSet[], encode: Encode) {
  let n = 0;
  return changes.flatMap(({ events }, u) =>
    events.map(({ id, type, version, key, atMs, causeId, trace, data }) => ({
      n: n++,
      u,
      id,
      type,
      version,
      key,
      at_ms: atMs,
      cause_id: causeId,
      trace,
      data: encode(data ?? null),
    })),
  );
}

function toOutcomes(changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ outcomes }, u) =>
      outcomes.map(({ id, ...outcome }) => ({ u, id: outcomeKey(id), outcome: encode(outcome) })),
    )
    .sort((a, b) => compare(a.id, b.id));
}

function toRows(view: AnyView, changes: readonly ChangeSet[], encode: Encode) {
  return changes
    .flatMap(({ rows }, u) =>
      rows.filter(({ address }) => address.view === view.name).map((row) => toRow(view, u, row, encode)),
    )
    .sort((a, b) => compare(a._key, b._key));
}

/** A row as statements take it, with its indexed fields beside it. */
export function toRow(
  view: AnyView,
  u: number,
  { address, expected, value }: Write<RowAddress>,
  encode: Encode,
) {
  const fields = Object.keys(view.indexes).map((name) => [
    name,
    (value as Record<string, unknown> | undefined)?.[name] ?? null,
  ]);
  return {
    ...Object.fromEntries(fields),
    _u: u,
    _key: address.key,
    _expected: expected,
    _row: encode(value ?? null),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
