import type { Violation } from "../violation.js";
import type { CheckReport, ReportedModule } from "./check-report.js";

/** The module in which a violation is to be mended: where a dependency starts, or where the file lies. */
export function moduleOf(violation: Violation, modules: readonly ReportedModule[]): string | undefined {
  if (violation.between) return violation.between.from;
  const { file } = violation.places[0];
  let owner: { readonly name: string; readonly depth: number } | undefined;
  for (const { name, folders } of modules) {
    for (const folder of folders) {
      if (contains(folder, file) && folder.length > (owner?.depth ?? -1))
        owner = { name, depth: folder.length };
    }
  }
  return owner?.name;
}

/** How many violations are to be mended in each module; of those without any nothing is said. */
export function violationsByModule({
  violations,
  modules,
}: Pick<CheckReport, "violations" | "modules">): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const violation of violations) {
    const name = moduleOf(violation, modules);
    if (name !== undefined) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

function contains(folder: string, file: string): boolean {
  return folder === "" || folder === "." || file.startsWith(`${folder}/`);
}
