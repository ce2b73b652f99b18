import type { Module } from "../../module/index.js";
import { toMeta } from "../feed/event-record.js";
import type { ModuleStore } from "../ports/module-store.js";
import type { ChangeSet, RowAddress, Versioned } from "../ports/state-store.js";
import { RowFold, rowId, touchedRows } from "../views/fold.js";
import type { PendingCommand } from "./command.js";
import { Meetings } from "./meetings.js";
import type { Verdict } from "./verdict.js";

/** Commands that are saved together or not at all, and what they came to. */
export interface Commit {
  readonly commands: readonly PendingCommand[];
  readonly verdicts: ReadonlyMap<PendingCommand, Verdict>;
  readonly change: ChangeSet;
}

/**
 * Folds the commits' events into the module's views and adds the changed rows to the commits. Commits whose events meet in one
 * row become one commit.
 *
 * @param given rows that have been loaded already, by {@link rowId}
 */
export async function foldViews(
  module: Module,
  store: Pick<ModuleStore, "load">,
  commits: readonly Commit[],
  given: ReadonlyMap<string, Versioned>,
): Promise<readonly Commit[]> {
  if (module.views.length === 0) return commits;
  const touched = commits.map(({ change }) =>
    change.events.map((event) => {
      const folded = { event, meta: toMeta(module.contract.name, event) };
      return { folded, rows: touchedRows(module.views, folded) };
    }),
  );
  const addresses = new Map(
    touched.flat().flatMap(({ rows }) => rows.map((row) => [rowId(row), row] as const)),
  );
  const fold = new RowFold(module.views);
  for (const [address, before] of await loadRows(store, addresses, given)) fold.give(address, before);

  const meetings = new Meetings(commits.length);
  for (const [commit, events] of touched.entries()) {
    for (const { folded, rows } of events) {
      for (const address of rows) {
        fold.apply(address, folded);
        meetings.meet(commit, rowId(address));
      }
    }
  }
  return meetings.groups().map(({ members, places }) =>
    joinCommits(
      members.map((n) => commits[n]!),
      fold.writes((address) => places.has(rowId(address))),
    ),
  );
}

async function loadRows(
  store: Pick<ModuleStore, "load">,
  addresses: ReadonlyMap<string, RowAddress>,
  given: ReadonlyMap<string, Versioned>,
): Promise<(readonly [RowAddress, Versioned])[]> {
  const missing = [...addresses].filter(([id]) => !given.has(id)).map(([, address]) => address);
  const { rows } =
    missing.length > 0 ? await store.load({ entities: [], outcomes: [], rows: missing }) : { rows: [] };
  const loaded = new Map(missing.map((address, n) => [rowId(address), rows[n]!]));
  return [...addresses].map(([id, address]) => [address, given.get(id) ?? loaded.get(id)!] as const);
}

function joinCommits(commits: readonly Commit[], rows: ChangeSet["rows"]): Commit {
  return {
    commands: commits.flatMap(({ commands }) => commands),
    verdicts: new Map(commits.flatMap(({ verdicts }) => [...verdicts])),
    change: {
      entities: commits.flatMap(({ change }) => change.entities),
      rows,
      events: commits.flatMap(({ change }) => change.events),
      outcomes: commits.flatMap(({ change }) => change.outcomes),
    },
  };
}
