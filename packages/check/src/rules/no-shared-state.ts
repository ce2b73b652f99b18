import { changesItsObject, type SharedState, type SurveyedFile } from "@ashlar/survey";
import type { FileImport } from "../modules/module-dependencies.js";
import type { Violation } from "../violation.js";
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
  const asking = (importers.get(path) ?? []).filter(
    ({ names }) => names.includes(name) || names.includes("*"),
  );
  const isChanged = changed || asking.some((one) => changesIt(survey.files.get(one.from), one, name));
  if (!isChanged) return undefined;
  const sharing = new Set([path, ...asking.map(({ from }) => from)].map((file) => modules.of(file)?.name));
  sharing.delete(undefined);
  if (sharing.size < 2) return undefined;
  const names = [...sharing].sort().join('", "');
  return {
    rule: "no-shared-state",
    identity: `${path}: ${name}`,
    message: `${name} of ${path} is ${kind === "variable" ? "a variable" : "changed while it runs"}, and shared by "${names}".`,
    fix: "Keep it inside one module, and offer commands and queries for it.",
    places: [{ file: path, ...at }, ...asking.map(({ from, at: place }) => ({ file: from, ...place }))],
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

/** Who imports a file for a value, also by way of files that pass it on. */
function importersOf({ imports }: RuleFacts): ReadonlyMap<string, readonly FileImport[]> {
  const direct = new Map<string, FileImport[]>();
  for (const one of imports) {
    if (one.typeOnly) continue;
    const known = direct.get(one.to.path);
    if (known) known.push(one);
    else direct.set(one.to.path, [one]);
  }
  const all = new Map<string, readonly FileImport[]>();
  for (const path of direct.keys()) {
    const reached = new Set<FileImport>();
    const files = [path];
    for (const file of files) {
      for (const one of direct.get(file) ?? []) {
        if (reached.has(one)) continue;
        reached.add(one);
        if (one.kind === "re-export") files.push(one.from);
      }
    }
    all.set(path, [...reached]);
  }
  return all;
}

function distinct(states: readonly SharedState[]): readonly SharedState[] {
  return [...new Map(states.map((state) => [state.name, state])).values()];
}
