import type { Skipped } from "@ashlar/survey";
import type { Inspection } from "../inspection.js";
import type { CheckReport, ReportedDependency } from "../report/check-report.js";
import type { RuleSettings } from "../settings/rule-settings.js";
import type { Violation } from "../violation.js";

/** What an inspection came to, as plain data: all that a report needs, before the baseline forgives anything. */
export interface Findings {
  readonly modulesAre: CheckReport["modulesAre"];
  readonly rules: RuleSettings;
  readonly modules: CheckReport["modules"];
  readonly dependencies: readonly Omit<ReportedDependency, "violates">[];
  readonly violations: readonly Violation[];
  readonly suppressed: number;
  readonly skipped: readonly Skipped[];
  readonly notes: readonly string[];
  readonly counted: CheckReport["counted"];
}

/** The findings of an inspection. */
export function findingsOf(inspection: Inspection): Findings {
  const { modulesAre, rules, violations, suppressed, survey, dependencies } = inspection;
  const imports = Array.from(survey.files.values(), (file) => file.imports.length);
  return {
    modulesAre,
    rules,
    modules: reportedModules(inspection),
    dependencies: dependencies.map(({ from, to, imports }) => ({
      from,
      to,
      imports: imports.length,
      typeOnly: imports.filter(({ typeOnly }) => typeOnly).length,
    })),
    violations,
    suppressed,
    skipped: survey.skipped,
    notes: notesOn(inspection),
    counted: { files: survey.files.size, imports: imports.reduce((sum, count) => sum + count, 0) },
  };
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
