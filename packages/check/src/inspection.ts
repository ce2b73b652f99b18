import { AshlarError } from "@ashlar/core/errors";
import { type Survey, surveyRepository } from "@ashlar/survey";
import { ashlarModules } from "./ashlar/ashlar-modules.js";
import { ashlarModuleFolders } from "./ashlar/module-folders.js";
import { readSuppressions, type Suppression, suppress, unused } from "./forgiveness/suppressions.js";
import type { ModuleDefinition } from "./modules/module-definition.js";
import {
  type FileImport,
  fileImports,
  type ModuleDependency,
  moduleDependencies,
} from "./modules/module-dependencies.js";
import { type ModuleMap, moduleMap } from "./modules/module-map.js";
import type { CheckReport } from "./report/check-report.js";
import { requireFolder } from "./require-folder.js";
import type { RuleFacts } from "./rules/facts.js";
import { needDetails, type SourceRuleId, sourceRules } from "./rules/source-rules.js";
import type { Boundaries } from "./settings/boundaries.js";
import { configuredModules, folderOf } from "./settings/configured-modules.js";
import { exhaustiveFolders } from "./settings/exhaustive-folders.js";
import { filePattern, inFolders } from "./settings/file-pattern.js";
import { guessedModules } from "./settings/guessed-modules.js";
import { type LoadedBoundaries, loadBoundaries } from "./settings/load-boundaries.js";
import { type RuleSettings, ruleSettings } from "./settings/rule-settings.js";
import { usualTests } from "./settings/tests.js";
import type { Violation } from "./violation.js";
import { inOrder } from "./violation-order.js";

/** A repository with its modules, and what violates the rules of its sources before the baseline forgives any. */
export interface Inspection {
  readonly root: string;
  readonly modulesAre: CheckReport["modulesAre"];
  readonly boundaries: Boundaries;
  readonly rules: RuleSettings;
  readonly survey: Survey;
  readonly modules: ModuleMap;
  readonly dependencies: readonly ModuleDependency[];
  readonly violations: readonly Violation[];
  /** How many violations a comment beside them forgave. */
  readonly suppressed: number;
}

/** How to inspect. */
export interface InspectOptions {
  /** The folder that remembers what was read; nothing is remembered when left out. */
  readonly cache?: string | undefined;
}

/**
 * Surveys a repository, finds out which modules it has, and applies the rules that look at sources.
 *
 * @throws AshlarError when the folder is none, holds no sources, or its boundaries.yaml is not valid.
 */
export async function inspect(folder: string, { cache }: InspectOptions = {}): Promise<Inspection> {
  const root = await requireFolder(folder);
  const written = await loadBoundaries(root);
  const boundaries: Boundaries = written?.value ?? {};
  const byConvention = ashlarModuleFolders(root);
  const modulesAre = byConvention.length > 0 ? "ashlar" : boundaries.modules ? "configured" : "guessed";
  const rules = ruleSettings(boundaries, modulesAre);
  const isTest = filePattern(boundaries.tests ?? usualTests);
  const isExcluded = filePattern(boundaries.exclude ?? []);
  const survey = await surveyRepository(root, {
    cache,
    include: (path) => !isExcluded(path),
    details: detailsWanted(boundaries, byConvention, rules, isTest),
  });
  if (survey.files.size === 0 && survey.skipped.length === 0) throw noSources(root);
  const modules = moduleMap(definitions(written, survey, byConvention, isTest, modulesAre));
  const exhaustive = exhaustiveFolders(boundaries, modules.modules, modulesAre);
  const imports = fileImports(survey, isTest);
  const facts: RuleFacts = { survey, modules, imports, isTest, exhaustive };
  const dependencies = moduleDependencies(imports, modules);
  return { root, modulesAre, boundaries, rules, survey, modules, dependencies, ...applyRules(facts, rules) };
}

/** Applies every rule that is not off, and lets the comments in the sources forgive. */
function applyRules(facts: RuleFacts, settings: RuleSettings): Pick<Inspection, "violations" | "suppressed"> {
  const { all, malformed } = readSuppressions(facts.survey);
  const used = new Set<Suppression>();
  const violations: Violation[] = [];
  let found = 0;
  for (const [id, rule] of Object.entries(sourceRules)) {
    const { level, typeOnly } = settings[id as SourceRuleId];
    if (level === "off") continue;
    const imports = typeOnly === "ignore" ? facts.imports.filter((one) => !one.typeOnly) : facts.imports;
    const before = rule({ ...facts, imports });
    const forgiven = suppress(before, all);
    for (const one of forgiven.used) used.add(one);
    const isCut = id === "no-module-cycles" && forgiven.used.size > 0;
    const after = isCut
      ? rule({ ...facts, imports: withoutForgiven(imports, forgiven.used) })
      : forgiven.remaining;
    found += before.length - after.length;
    violations.push(...after);
  }
  const needless = unused(
    all.filter(({ rule }) => settings[rule].level !== "off"),
    used,
  );
  if (settings["current-suppressions"].level !== "off") violations.push(...malformed, ...needless);
  return { violations: inOrder(violations), suppressed: found };
}

/** A forgiven dependency is one that somebody has promised to cut: a cycle through it is no cycle. */
function withoutForgiven(
  imports: readonly FileImport[],
  forgiving: ReadonlySet<Suppression>,
): readonly FileImport[] {
  const forgiven = [...forgiving];
  return imports.filter(
    ({ from, at: { line } }) =>
      !forgiven.some(({ file, about }) => file === from && about.first <= line && line <= about.last),
  );
}

function definitions(
  written: LoadedBoundaries | undefined,
  survey: Survey,
  byConvention: readonly string[],
  isTest: (path: string) => boolean,
  modulesAre: Inspection["modulesAre"],
): readonly ModuleDefinition[] {
  if (modulesAre === "guessed") return guessedModules(survey, isTest);
  const known = ashlarModules(survey, byConvention, isTest);
  return written ? configuredModules(written, survey, known) : known;
}

function detailsWanted(
  boundaries: Boundaries,
  byConvention: readonly string[],
  rules: RuleSettings,
  isTest: (path: string) => boolean,
): (path: string) => boolean {
  const layered = [boundaries.layers, ...Object.values(boundaries.modules ?? {}).map((one) => one.layers)];
  const isPure = byConvention.length > 0 || layered.some((layers) => layers?.some(({ pure }) => pure));
  const wanting = needDetails.filter(
    (rule) => rules[rule].level !== "off" && (rule !== "pure-domain" || isPure),
  );
  // Of an Ashlar project, the architecture and the contracts are compared with what its files say.
  if (wanting.length === 0 && byConvention.length === 0) return () => false;
  const folders = [
    ...byConvention,
    ...Object.values(boundaries.modules ?? {}).flatMap(({ path }) => path ?? []),
  ];
  const inModule = inFolders(folders.map(folderOf));
  return (path) => inModule(path) && !isTest(path);
}

function noSources(root: string): AshlarError {
  const message = `${root} holds no TypeScript or JavaScript that git would track.`;
  return new AshlarError("ASH_NO_SOURCES", { message });
}
