import type { CheckReport } from "../check-report.js";
import type { RuleGroup } from "../violation-groups.js";

/** Links to everything below: to each rule, with how much was found of it. */
export function navigation(
  { modules, notes, skipped }: CheckReport,
  errors: readonly RuleGroup[],
  warnings: readonly RuleGroup[],
): string {
  return `<nav aria-label="Findings">
${links(
  "Violations",
  errors.map(({ rule, size }) => ({ id: `error-${rule}`, name: rule, count: size })),
)}${links(
  "Warnings",
  warnings.map(({ rule, size }) => ({ id: `warning-${rule}`, name: rule, count: size })),
)}${links(
  "Also",
  [
    { id: "modules", name: "The modules", count: modules.length },
    { id: "notes", name: "Notes", count: notes.length },
    { id: "skipped", name: "Skipped", count: skipped.length },
  ].filter(({ count }) => count > 0),
)}</nav>`;
}

interface Link {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

function links(title: string, all: readonly Link[]): string {
  if (all.length === 0) return "";
  const items = all.map(
    ({ id, name, count }) =>
      `<li><a href="#${id}">${name} <span>${count.toLocaleString("en-US")}</span></a></li>`,
  );
  return `<h2>${title}</h2>\n<ul>${items.join("")}</ul>\n`;
}
