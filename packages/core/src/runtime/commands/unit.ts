import type { Module } from "../../module/index.js";
import { toMeta } from "../feed/event-record.js";
import type { ModuleStore } from "../ports/module-store.js";
import type { ChangeSet, RowAddress, Versioned } from "../ports/state-store.js";
import { RowFold, rowId, touchedRows } from "../views/fold.js";
import type { PendingCommand } from "./command.js";
import type { Verdict } from "./verdict.js";

/** Commands that are saved together or not at all, and what they came to. */
export interface Unit {
  readonly commands: readonly PendingCommand[];
  readonly verdicts: ReadonlyMap<PendingCommand, Verdict>;
  readonly change: ChangeSet;
}

/**
 * Folds the units' events into the module's views and adds the changed rows to the units. Units whose events meet in one
 * row become one unit.
 *
 * @param given rows that have been loaded already, by {@link rowId}
 */
export async function foldViews(
  module: Module,
  store: Pick<ModuleStore, "load">,
  units: readonly Unit[],
  given: ReadonlyMap<string, Versioned>,
): Promise<readonly Unit[]> {
  if (module.views.length === 0) return units;
  const touched = units.map(({ change }) =>
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

  const meetings = new Meetings(units.length);
  for (const [unit, events] of touched.entries()) {
    for (const { folded, rows } of events) {
      for (const address of rows) {
        fold.apply(address, folded);
        meetings.meet(unit, rowId(address));
      }
    }
  }
  return meetings.groups().map(({ members, places }) =>
    joinUnits(
      members.map((n) => units[n]!),
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

function joinUnits(units: readonly Unit[], rows: ChangeSet["rows"]): Unit {
  return {
    commands: units.flatMap(({ commands }) => commands),
    verdicts: new Map(units.flatMap(({ verdicts }) => [...verdicts])),
    change: {
      entities: units.flatMap(({ change }) => change.entities),
      rows,
      events: units.flatMap(({ change }) => change.events),
      outcomes: units.flatMap(({ change }) => change.outcomes),
    },
  };
}

/** Who met whom, directly or through others (a union-find over places). */
class Meetings {
  readonly #parent: number[];
  readonly #first = new Map<string, number>();

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, n) => n);
  }

  meet(unit: number, place: string): void {
    const other = this.#first.get(place);
    if (other === undefined) this.#first.set(place, unit);
    else this.#parent[this.#root(unit)] = this.#root(other);
  }

  groups(): { members: number[]; places: Set<string> }[] {
    const groups = new Map<number, { members: number[]; places: Set<string> }>();
    for (const unit of this.#parent.keys()) {
      const root = this.#root(unit);
      const group = groups.get(root) ?? { members: [], places: new Set() };
      group.members.push(unit);
      groups.set(root, group);
    }
    for (const [place, unit] of this.#first) groups.get(this.#root(unit))!.places.add(place);
    return [...groups.values()];
  }

  #root(unit: number): number {
    let root = unit;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    return root;
  }
}
