import type { Skipped } from "@ashlar/survey";
import { noPaint, type Paint, printable, shortened, terminalPaint } from "@ashlar/survey/printing";
import type { CheckReport } from "./check-report.js";
import { skippedGroups } from "./skipped-groups.js";
import type { LineOf } from "./source-excerpt.js";
import { summary } from "./summary.js";
import { textOfRule } from "./text-of-rule.js";
import { violationGroups } from "./violation-groups.js";

/** How {@link reportText} shows a report. */
export interface TextOptions {
  /** Where the lines of source come from that are shown with a violation. */
  readonly lineOf: LineOf;
  /** Whether the text is for a terminal that shows colours; false when left out. */
  readonly colour?: boolean;
  /** How many violations of each rule are shown; 20 when left out. The rest is counted. */
  readonly most?: number;
}

/**
 * Tells a report to a person in a terminal: the violations by rule, each with its line of source and its fix, then the
 * warnings, the notes, what was skipped, and a last line that sums up. Whatever the report holds, the text stays of a
 * size to read, and nothing of a file's content reaches the terminal as a command.
 *
 * @example
 * ```ts
 * const lines = readFileSync("src/orders/place.ts", "utf8").split("\n");
 * process.stdout.write(reportText(report, { lineOf: (file, line) => lines[line - 1] }));
 * ```
 */
export function reportText(report: CheckReport, options: TextOptions): string {
  const { lineOf, colour = false, most = 20 } = options;
  const paint = colour ? terminalPaint : noPaint;
  const rules = (tone: "error" | "warning") =>
    violationGroups(tone === "error" ? report.violations : report.warnings).map((group) =>
      textOfRule(group, { tone, lineOf, paint, most }),
    );
  return [
    ...rules("error"),
    ...rules("warning"),
    notes(report.notes),
    skipped(report.skipped, paint),
    `${paint.strong(summary(report))}\n`,
  ]
    .filter((section) => section !== "")
    .join("\n");
}

function notes(notes: readonly string[]): string {
  return notes.map((note) => `note: ${printable(note)}\n`).join("");
}

function skipped(all: readonly Skipped[], paint: Paint): string {
  const lines = skippedGroups(all).flatMap(({ words, files }) => {
    const shown = files
      .slice(0, 3)
      .map(({ place, message }) => `    ${paint.place(place)}  ${shortened(printable(message), 200)}`);
    const rest = files.length - shown.length;
    const more = rest > 0 ? [`    and ${rest.toLocaleString("en-US")} more`] : [];
    return [`  ${files.length.toLocaleString("en-US")} ${words}`, ...shown, ...more];
  });
  return lines.length === 0 ? "" : `Skipped\n${lines.map((line) => `${line}\n`).join("")}`;
}
