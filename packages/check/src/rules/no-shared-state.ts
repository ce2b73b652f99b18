import { changesItsObject, type SharedState, type SurveyedFile } from "@ashlar/survey";
import type { FileImport } from "../modules/module-dependencies.js";
import type { Violation, ViolationPlace } from "../violation.js";
import type { Rule, RuleFacts } from "./facts.js";

/**
 * No value that changes is shared between modules: neither an exported variable, nor an exported collection that somebody
 * changes, nor what is written to `globalThis` or the environment. One violation for each value.
 */
export const noSharedState: Rule = (facts) => {
  const importers = importersOf(facts);
  const found: Violation[] = [];
  for (const file of facts.survey.files.values()) {
    if (facts.isTest(file.path)) continue;
    for (const state of distinct(file.details.sharedState)) {
      const violation =
        state.kind === "global" ? written(file, state, facts) : exported(file, state, facts, importers);
      if (violation) found.push(violation);
    }
  }
  return found;
};

function written(
  { path }: SurveyedFile,
  { name, at }: SharedState,
  { modules }: RuleFacts,
): Violation | undefined {
  const module = modules.of(path);
  if (!module) return undefined;
  return {
    rule: "no-shared-state",
    identity: `${path}: ${name}`,
    message: `"${module.name}" writes ${name}, which every module of the process sees.`,
    fix: "Keep the value inside the module, and pass it on as an argument.",
    places: [{ file: path, ...at }],
  };
}

function exported(
  { path }: SurveyedFile,
  { name, kind, changed, at }: SharedState,
  facts: RuleFacts,
  importers: ReadonlyMap<string, readonly FileImport[]>,
): Violation | undefined {
  const { modules, survey } = facts;
  const asking = askingFor(path, name, importers);
  const isChanged =
    changed || asking.some(({ by, name: asked }) => changesIt(survey.files.get(by.from), by, asked));
  if (!isChanged) return undefined;
  const sharing = new Set([path, ...asking.map(({ by }) => by.from)].map((file) => modules.of(file)?.name));
  sharing.delete(undefined);
  if (sharing.size < 2) return undefined;
  const names = [...sharing].sort().join('", "');
  return {
    rule: "no-shared-state",
    identity: `${path}: ${name}`,
    message: `${name} of ${path} is ${kind === "variable" ? "a variable" : "changed while it runs"}, and shared by "${names}".`,
    fix: "Keep it inside one module, and offer commands and queries for it.",
    places: [{ file: path, ...at }, ...placesOf(asking)],
  };
}

/** Whether the importing file assigns to a part of it, or calls something like `push` on it. */
function changesIt(file: SurveyedFile | undefined, { specifier }: FileImport, name: string): boolean {
  return (file?.details.uses ?? []).some((use) => {
    if (use.specifier !== specifier) return false;
    const members = use.imported === "*" ? use.members : [use.imported, ...use.members];
    const [first, second] = members;
    return first === name && (use.writes || (second !== undefined && changesItsObject(second)));
  });
}

/** The imports of each file for their values. */
function importersOf({ imports }: RuleFacts): ReadonlyMap<string, readonly FileImport[]> {
  const importers = new Map<string, FileImport[]>();
  for (const one of imports) {
    if (one.typeOnly) continue;
    const known = importers.get(one.to.path);
    if (known) known.push(one);
    else importers.set(one.to.path, [one]);
  }
  return importers;
}

/** An import that asks for a value, and the name it asks for: files on the way may have renamed it. */
interface Asking {
  readonly by: FileImport;
  readonly name: string;
}

/** Who asks for a value of a file, also by way of files that pass it on. */
function askingFor(
  path: string,
  name: string,
  importers: ReadonlyMap<string, readonly FileImport[]>,
): Asking[] {
  const found: Asking[] = [];
  const open = [{ path, name }];
  const seen = new Set([`${path}\0${name}`]);
  for (const at of open) {
    for (const by of importers.get(at.path) ?? []) {
      const asked = by.names.flatMap((name, index) => (name === at.name || name === "*" ? [index] : []));
      if (asked.length === 0) continue;
      found.push({ by, name: at.name });
      if (by.kind !== "re-export") continue;
      for (const index of asked) {
        const name = by.names[index] === "*" ? at.name : (by.as?.[index] ?? at.name);
        const key = `${by.from}\0${name}`;
        if (!seen.has(key)) open.push({ path: by.from, name });
        seen.add(key);
      }
    }
  }
  return found;
}

/** The places of imports, each once: several names of one statement share it. */
function placesOf(asking: readonly Asking[]): ViolationPlace[] {
  const places = asking.map(({ by: { from, at } }) => ({ file: from, ...at }));
  return [...new Map(places.map((place) => [`${place.file} ${place.line} ${place.column}`, place])).values()];
}

function distinct(states: readonly SharedState[]): readonly SharedState[] {
  return [...new Map(states.map((state) => [state.name, state])).values()];
}
