import { prose } from "@ashlar/survey/printing";
import type { CheckReport } from "./check-report.js";
import { graphSection } from "./html/graph-section.js";
import { modulesSection } from "./html/modules-section.js";
import { navigation } from "./html/navigation.js";
import { skippedSection } from "./html/skipped-section.js";
import { style } from "./html/style.js";
import { ruleSection } from "./html/violations-section.js";
import { moduleGraph } from "./module-graph.js";
import type { LineOf } from "./source-excerpt.js";
import { besides, extent, verdict } from "./summary.js";
import { violationGroups } from "./violation-groups.js";

/** How {@link reportHtml} shows a report. */
export interface HtmlOptions {
  /** Where the lines of source come from that are shown with a violation. */
  readonly lineOf: LineOf;
}

/**
 * The whole report as one page, to keep as an artifact of a build or to send: the verdict, the graph of the modules with
 * violations in red, every violation with its line of source and its fix, the modules, and what was skipped. It has no
 * script and needs nothing from anywhere.
 *
 * @example
 * ```ts
 * writeFileSync("boundaries.html", reportHtml(report, { lineOf: () => undefined }));
 * ```
 */
export function reportHtml(report: CheckReport, { lineOf }: HtmlOptions): string {
  const graph = moduleGraph(report);
  const errors = violationGroups(report.violations);
  const warnings = violationGroups(report.warnings);
  const also = besides(report);
  const sections = [
    ...errors.map((group) => ruleSection(group, "error", lineOf)),
    ...warnings.map((group) => ruleSection(group, "warning", lineOf)),
    modulesSection(graph, report.modules),
    notesSection(report.notes),
    skippedSection(report.skipped),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${verdict(report)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<div class="page">
<header class="${report.violations.length > 0 ? "violates" : "holds"}">
${mark}
<div>
<h1>${verdict(report)}</h1>
<p>${also && `${also}. `}${extent(report)}.</p>
</div>
</header>
${graphSection(graph)}
<div class="columns">
${navigation(report, errors, warnings)}
<main id="findings">
${sections.filter((section) => section !== "").join("\n")}
</main>
</div>
</div>
</body>
</html>
`;
}

function notesSection(notes: readonly string[]): string {
  if (notes.length === 0) return "";
  return `<section id="notes">
<h2>Notes</h2>
<ul>${notes.map((note) => `<li>${prose(note)}</li>`).join("")}</ul>
</section>`;
}

/** Courses of dressed stone. */
const mark = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M1 3h13v5H1zM15 3h8v5h-8zM1 9h7v6H1zM9 9h14v6H9zM1 16h11v5H1zM13 16h10v5H13z"/></svg>`;
