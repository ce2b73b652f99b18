import type { ClientBase, Pool } from "pg";
import type { AnyView } from "../../module/index.js";
import { errorText } from "../../runtime/error-text.js";
import type { ChangeSet } from "../../runtime/ports/state-store.js";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { layoutId } from "../sql/layout.js";
import { superseded } from "../sql/superseded.js";
import { spellOut, toDocuments } from "./save-documents.js";
import { saveStatement } from "./save-statement.js";

/**
 * Prepared statements that save many change sets at once, each with its own verdict. Everything goes in as one JSON
 * document per table; a change set that expected other versions is left out, the rest is written. A key that two
 * replicas insert at the same time fails the whole statement, which is then simply done again.
 *
 * Mostly a change set is one entity, its events and rows of its own, and the entity's version guards them all: it is
 * enough to update the entities first and to see which of them were missed. Rows that several writers share have to be
 * locked and compared before anything is written, which costs half as much again.
 *
 * @param oneWriterPerKey whether a key's own rows are changed by one entity only
 */
export function saver(
  views: readonly AnyView[],
  oneWriterPerKey: boolean,
): (
  client: ClientBase | Pool,
  changes: readonly ChangeSet[],
  nowMs: number,
) => Promise<("saved" | "stale")[]> {
  const shared = new Set(views.filter(({ key }) => key || !oneWriterPerKey).map(({ name }) => name));
  const guarded = saveStatement(views, shared, "guarded by entities", "json");
  const locked = saveStatement(views, shared, "locked first", "json");
  const spelt = saveStatement(views, shared, "locked first", "text");
  const layout = layoutId(views);
  const guardsItself = ({ entities, rows }: ChangeSet) =>
    rows.length === 0 || (entities.length === 1 && rows.every(({ address }) => !shared.has(address.view)));

  return async (client, changes, nowMs) => {
    const swift = changes.every(guardsItself);
    const documents = written(() => toDocuments(views, changes, (value) => value));
    const { rows } = await client.query<{ stale: number[]; live: boolean }>(
      documents.some((document) => unspeakable.test(document))
        ? {
            name: "ashlar save spelt",
            text: spelt,
            values: [layout, nowMs, ...written(() => toDocuments(views, changes, spellOut))],
          }
        : {
            name: swift ? "ashlar save" : "ashlar save locked",
            text: swift ? guarded : locked,
            values: [layout, nowMs, ...documents],
          },
    );
    const { stale, live } = rows[0]!;
    if (!live) throw superseded();
    const left = new Set(stale);
    return changes.map((_, unit) => (left.has(unit) ? "stale" : "saved"));
  };
}

/** Values that cannot be written as JSON, such as one that is too deep, are no fault of the database. */
function written<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new StoreFailure("refused", `a value cannot be written as JSON: ${errorText(error)}`, error);
  }
}

// PostgreSQL keeps these in a JSON column, but not while it takes a document apart; then they have to be JSON in a text.
const unspeakable = /\\u(0000|d[89a-f])/;
