import { nearest } from "../errors/index.js";
import { type EventTransport, eventTransports, type Placement, stateKinds } from "./architecture.js";
import { keys } from "./keys.js";
import type { ModuleFacts } from "./module-facts.js";
import { choice, integer, text } from "./scalar.js";
import { entries, fields, reject, report, type Slot } from "./slot.js";
import { didYouMean, list, shown } from "./wording.js";

const mostReplicas = 1000;

/** What the file itself says of one module. */
type Given = { readonly [K in keyof Placement]?: Placement[K] | undefined } & { readonly slot?: Slot };

/** Reads `modules`: a placement for every module of the project, named there or not. */
export function readPlacements(
  slot: Slot | undefined,
  modules: readonly ModuleFacts[],
  events: EventTransport,
): Readonly<Record<string, Placement>> {
  const given = new Map<string, Given>();
  for (const [name, entry] of slot ? entries(slot) : []) {
    const facts = modules.find((module) => module.name === name);
    if (facts) given.set(name, readGiven(entry, facts));
    else reportUnknown(entry, name, modules);
  }
  const replicas = replicasByUnit(given.values());
  return Object.fromEntries(
    modules.map(({ name }) => {
      const { unit = "main", state = "rows", events: own = events } = given.get(name) ?? {};
      return [name, { unit, state, events: own, replicas: replicas.get(unit) ?? 1 }];
    }),
  );
}

function readGiven(slot: Slot, { name, plainHandlers }: ModuleFacts): Given {
  const given = fields(slot, keys.module);
  const read = <T>(key: (typeof keys.module)[number], reader: (field: Slot) => T | undefined) => {
    const field = given.get(key);
    return field && reader(field);
  };
  const state = read("state", (field) => choice(field, stateKinds));
  if (plainHandlers && state !== undefined && state !== "rows") {
    const message = `Module "${name}" has plain command handlers, so its state can only be rows, not ${state}.`;
    report(given.get("state")!, "ASH_ARCHITECTURE_STATE", message);
  }
  return {
    unit: read("unit", readUnit),
    state,
    events: read("events", (field) => choice(field, eventTransports)),
    replicas: read("replicas", (field) => integer(field, 1, mostReplicas)),
    slot: given.get("replicas") ?? slot,
  };
}

function readUnit(slot: Slot): string | undefined {
  const allowed = "a name of small letters, digits and hyphens, starting with a letter, at most 40";
  const unit = text(slot, allowed);
  if (unit === undefined || /^[a-z][a-z0-9-]{0,39}$/.test(unit)) return unit;
  return reject(slot, allowed, shown(unit));
}

/** Replicas belong to the process, so modules that share one cannot have different numbers of them. */
function replicasByUnit(given: Iterable<Given>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { unit = "main", replicas, slot } of given) {
    if (replicas === undefined) continue;
    const known = found.get(unit);
    if (known === undefined) found.set(unit, replicas);
    else if (known !== replicas) {
      const message = `${slot!.path} is ${replicas}, but another module of unit "${unit}" says ${known}; a unit is one process, replicated as a whole.`;
      report(
        slot!,
        "ASH_ARCHITECTURE_VALUE",
        message,
        "Give the unit's number once, or move the module to a unit of its own.",
      );
    }
  }
  return found;
}

function reportUnknown(slot: Slot, name: string, modules: readonly ModuleFacts[]): void {
  const names = modules.map((module) => module.name);
  const has = names.length === 0 ? "it has none" : `it has ${list(names)}`;
  const meant = nearest(name, names);
  report(
    { ...slot, offset: slot.keyOffset },
    "ASH_ARCHITECTURE_MODULE",
    `The project has no module ${shown(name)}; ${has}.${didYouMean(meant)}`,
    meant && `Write \`${meant}\`.`,
  );
}
