import { AshlarError } from "@ashlar/core/errors";
import { changedFiles } from "@ashlar/survey";
import { baselineFile, forgive, readBaseline, staleEntries } from "./forgiveness/baseline.js";
import { type Inspection, type InspectOptions, inOrder, inspect } from "./inspection.js";
import type { CheckReport, ReportedDependency } from "./report/check-report.js";
import type { RuleId } from "./rules/rule-id.js";
import type { Violation } from "./violation.js";

/** How to check. */
export interface CheckOptions extends InspectOptions {
  /** Reports only what concerns files that differ from this git revision; everything is read all the same. */
  readonly changed?: string | undefined;
  /** Further violations and notes, from what only a running project can tell: its architecture and its contracts. */
  readonly project?: (inspection: Inspection) => Promise<ProjectFindings>;
}

/** What loading a project's modules adds to a check. */
export interface ProjectFindings {
  readonly violations: readonly Violation[];
  readonly notes: readonly string[];
}

/**
 * Checks a repository: its boundaries, and in an Ashlar project its architecture and contracts.
 *
 * @throws AshlarError when the folder, its boundaries.yaml or its baseline cannot be used, or git does not know the revision.
 * @example
 * ```ts
 * const { violations } = await checkRepository("shop");
 * process.exitCode = violations.length > 0 ? 1 : 0;
 * ```
 */
export async function checkRepository(folder: string, options: CheckOptions = {}): Promise<CheckReport> {
  const inspection = await inspect(folder, options);
  const { root, rules, survey } = inspection;
  const project = inspection.modulesAre === "ashlar" ? await options.project?.(inspection) : undefined;
  const found = [...inspection.violations, ...(project?.violations ?? [])].filter(
    ({ rule }) => rules[rule].level !== "off",
  );
  const baseline = await readBaseline(root);
  const { remaining, stale } = baseline ? forgive(found, baseline) : { remaining: found, stale: [] };
  const isStaleToldOf = rules["current-baseline"].level !== "off";
  const all = [...remaining, ...(isStaleToldOf ? staleEntries(stale) : [])];
  const told = inOrder(options.changed === undefined ? all : await concerning(all, root, options.changed));
  const level = (wanted: "error" | "warning") => told.filter(({ rule }) => rules[rule].level === wanted);
  const skipped = survey.skipped.filter(
    ({ path }) => !told.some(({ rule, identity }) => rule === "readable-sources" && identity === path),
  );
  return {
    modulesAre: inspection.modulesAre,
    modules: reportedModules(inspection),
    dependencies: reportedDependencies(inspection, told),
    violations: level("error"),
    warnings: level("warning"),
    forgiven: { suppressed: inspection.suppressed, baselined: found.length - remaining.length },
    skipped,
    notes: [...notesOn(inspection), ...(project?.notes ?? [])],
    counted: {
      files: survey.files.size,
      imports: Array.from(survey.files.values(), ({ imports }) => imports.length).reduce((a, b) => a + b, 0),
    },
  };
}

async function concerning(
  violations: readonly Violation[],
  root: string,
  revision: string,
): Promise<readonly Violation[]> {
  const changed = await changedFiles(root, revision);
  if (!changed.ok) {
    const isRevision = changed.reason === "failed";
    throw new AshlarError(isRevision ? "ASH_REVISION_UNKNOWN" : "ASH_GIT", {
      message: `--changed needs git: ${changed.message}.`,
    });
  }
  const { paths } = changed;
  return violations.filter(({ rule, identity, places }) =>
    rule === "current-baseline"
      ? paths.has(baselineFile) || [...paths].some((path) => identity.includes(path))
      : places.some(({ file }) => paths.has(file)),
  );
}

function reportedModules({ modules, survey }: Inspection): CheckReport["modules"] {
  const files = new Map<string, number>();
  for (const path of survey.files.keys()) {
    const name = modules.of(path)?.name;
    if (name !== undefined) files.set(name, (files.get(name) ?? 0) + 1);
  }
  return modules.modules
    .map(({ name, folders }) => ({ name, folders, files: files.get(name) ?? 0 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reportedDependencies(
  { dependencies }: Inspection,
  told: readonly Violation[],
): readonly ReportedDependency[] {
  const violates = new Map<string, Set<RuleId>>();
  for (const { rule, between } of told) {
    if (!between) continue;
    const key = `${between.from}\0${between.to}`;
    violates.set(key, (violates.get(key) ?? new Set()).add(rule));
  }
  return dependencies.map(({ from, to, imports }) => ({
    from,
    to,
    imports: imports.length,
    typeOnly: imports.filter(({ typeOnly }) => typeOnly).length,
    violates: [...(violates.get(`${from}\0${to}`) ?? [])],
  }));
}

function notesOn({ modulesAre, modules }: Inspection): readonly string[] {
  if (modulesAre !== "guessed") return [];
  if (modules.modules.length < 2) {
    return [
      "No modules are listed, and the folders suggest none. Write them into boundaries.yaml: `ashlar check --init` begins it.",
    ];
  }
  return [
    "The modules are guessed from packages and folders. `ashlar check --init` writes them down, for you to correct.",
  ];
}
