import { amount } from "@ashlar/survey/printing";
import type { CheckReport } from "./check-report.js";
import { violationsByModule } from "./module-of.js";

/** The verdict of a check: `12 violations of 3 rules in 4 of 9 modules`, or that everything holds. */
export function verdict(report: CheckReport): string {
  const { violations, modules, modulesAre } = report;
  const which = (number: number) => amount(number, modulesAre === "guessed" ? "guessed module" : "module");
  if (violations.length === 0) {
    return modules.length === 0
      ? "No modules were found, so there was nothing to check"
      : `Everything holds: ${which(modules.length)}`;
  }
  const rules = new Set(violations.map(({ rule }) => rule));
  const inModule = violationsByModule(report);
  const touched = modules.filter(({ name }) => inModule.has(name)).length;
  const where = touched === 0 ? "" : ` in ${touched.toLocaleString("en-US")} of ${which(modules.length)}`;
  return `${amount(violations.length, "violation")} of ${amount(rules.size, "rule")}${where}`;
}

/** What was found besides, or forgiven: `2 warnings; 3 suppressed`; empty when there is nothing to say. */
export function besides({ warnings, forgiven: { suppressed, baselined } }: CheckReport): string {
  return [
    ...(warnings.length > 0 ? [amount(warnings.length, "warning")] : []),
    ...(suppressed > 0 ? [`${suppressed.toLocaleString("en-US")} suppressed`] : []),
    ...(baselined > 0 ? [`${baselined.toLocaleString("en-US")} in the baseline`] : []),
  ].join(", ");
}

/** What the check looked at: `812 files, 3,104 imports`. */
export function extent({ counted, skipped }: CheckReport): string {
  return [
    amount(counted.files, "file"),
    amount(counted.imports, "import"),
    ...(skipped.length > 0 ? [`${skipped.length.toLocaleString("en-US")} skipped`] : []),
  ].join(", ");
}

/** A report in one line. */
export function summary(report: CheckReport): string {
  const also = besides(report);
  return `${verdict(report)}${also && `; ${also}`}. ${extent(report)}.`;
}
