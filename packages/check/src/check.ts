import { AshlarError } from "@ashlar/core/errors";
import { ashlarModuleFolders } from "./ashlar/module-folders.js";
import { type Findings, findingsOf } from "./findings/findings.js";
import { rememberedFindings } from "./findings/findings-cache.js";
import { baselineFile, forgive, readBaseline, staleEntries } from "./forgiveness/baseline.js";
import type { Inspection } from "./inspection.js";
import type { CheckReport, ReportedDependency } from "./report/check-report.js";
import { requireFolder } from "./require-folder.js";
import type { RuleId } from "./rules/rule-id.js";
import type { Violation } from "./violation.js";
import { inOrder } from "./violation-order.js";

/** How to check. */
export interface CheckOptions {
  /** The folder that remembers what was read and found; nothing is remembered when left out. */
  readonly cache?: string | undefined;
  /** Reports only what concerns files that differ from this git revision; everything is read all the same. */
  readonly changed?: string | undefined;
  /** Further violations and notes, from what only loading a project can tell: its architecture and its contracts. */
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
  const root = await requireFolder(folder);
  const findings = await findingsIn(root, options);
  const { rules } = findings;
  const found = findings.violations.filter(({ rule }) => rules[rule].level !== "off");
  const baseline = await readBaseline(root);
  const { remaining, stale } = baseline ? forgive(found, baseline) : { remaining: found, stale: [] };
  const isStaleToldOf = rules["current-baseline"].level !== "off";
  const all = [...remaining, ...(isStaleToldOf ? staleEntries(stale) : [])];
  const told = inOrder(options.changed === undefined ? all : await concerning(all, root, options.changed));
  const level = (wanted: "error" | "warning") => told.filter(({ rule }) => rules[rule].level === wanted);
  const unreadable = new Set(
    told.filter(({ rule }) => rule === "readable-sources").map(({ identity }) => identity),
  );
  return {
    modulesAre: findings.modulesAre,
    modules: findings.modules,
    dependencies: withVerdicts(findings.dependencies, told),
    violations: level("error"),
    warnings: level("warning"),
    forgiven: { suppressed: findings.suppressed, baselined: found.length - remaining.length },
    skipped: findings.skipped.filter(({ path }) => !unreadable.has(path)),
    notes: findings.notes,
    counted: findings.counted,
  };
}

async function findingsIn(root: string, { cache, project }: CheckOptions): Promise<Findings> {
  // Loaded when needed: where nothing has changed, reading the last findings takes less time than loading the parser.
  const inspected = async () => (await import("./inspection.js")).inspect(root, { cache });
  if (ashlarModuleFolders(root).length === 0) {
    return rememberedFindings(root, cache, async () => findingsOf(await inspected()));
  }
  const inspection = await inspected();
  const findings = findingsOf(inspection);
  const more = await project?.(inspection);
  if (!more) return findings;
  return {
    ...findings,
    violations: [...findings.violations, ...more.violations],
    notes: [...findings.notes, ...more.notes],
  };
}

async function concerning(
  violations: readonly Violation[],
  root: string,
  revision: string,
): Promise<readonly Violation[]> {
  const { changedFiles } = await import("@ashlar/survey");
  const changed = await changedFiles(root, revision);
  if (!changed.ok) {
    const code = changed.reason === "failed" ? "ASH_REVISION_UNKNOWN" : "ASH_GIT";
    throw new AshlarError(code, { message: `--changed needs git: ${changed.message}.` });
  }
  const { paths } = changed;
  return violations.filter(({ rule, identity, places }) =>
    rule === "current-baseline"
      ? paths.has(baselineFile) || identity.split(/ -> |: /).some((part) => paths.has(part))
      : places.some(({ file }) => paths.has(file)),
  );
}

function withVerdicts(
  dependencies: Findings["dependencies"],
  told: readonly Violation[],
): readonly ReportedDependency[] {
  const violates = new Map<string, Set<RuleId>>();
  for (const { rule, between } of told) {
    if (!between) continue;
    const key = `${between.from}\0${between.to}`;
    violates.set(key, (violates.get(key) ?? new Set()).add(rule));
  }
  return dependencies.map((one) => ({
    ...one,
    violates: [...(violates.get(`${one.from}\0${one.to}`) ?? [])],
  }));
}
