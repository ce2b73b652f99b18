import { amount, type Paint, printable, shortened } from "@ashlar/survey/printing";
import { ruleCatalogue } from "../rules/catalogue.js";
import type { Violation } from "../violation.js";
import { caretLine } from "./caret.js";
import { placeLabel } from "./place-label.js";
import { type LineOf, sourceExcerpt } from "./source-excerpt.js";
import { commonFix, type RuleGroup, type ViolationCluster } from "./violation-groups.js";

/** How the violations of a rule are told. */
interface Telling {
  readonly tone: "error" | "warning";
  readonly lineOf: LineOf;
  readonly paint: Paint;
  /** How many violations are shown. */
  readonly most: number;
}

const limits = { text: 600, details: 12, furtherPlaces: 3 };

/** One rule in plain text: its title and reason once, and its violations below. */
export function textOfRule({ rule, clusters, size }: RuleGroup, telling: Telling): string {
  const { tone, paint, most } = telling;
  const { title, reason } = ruleCatalogue[rule];
  const label = `${paint[tone](paint.strong(rule))}${tone === "warning" ? " (warning)" : ""}`;
  const parts = [`${label}  ${title}\n  ${paint.quiet(`why: ${reason}`)}\n`];
  let room = most;
  for (const { violations, details } of clusters) {
    if (room <= 0) break;
    const shown = violations.slice(0, room);
    room -= shown.length;
    parts.push(textOfCluster({ violations: shown, details }, telling));
  }
  if (size > most) parts.push(`  and ${amount(size - most, "more violation")} of this rule\n`);
  return parts.join("\n");
}

/** Violations that share their details: each with its line, then once what is true of all of them. */
function textOfCluster(cluster: ViolationCluster, telling: Telling): string {
  const fix = commonFix(cluster);
  const details = cluster.details.slice(0, limits.details).map(tidy);
  const rest = cluster.details.length - details.length;
  const lines = [
    ...cluster.violations.flatMap((one) => [
      `  ${telling.paint.place(placeLabel(one.places[0]))}`,
      ...indented([
        tidy(one.message),
        ...excerptLines(one, telling),
        ...furtherPlaces(one),
        ...(fix === undefined ? [`fix: ${tidy(one.fix)}`] : []),
      ]),
    ]),
    ...indented([
      ...details,
      ...(rest > 0 ? [`and ${amount(rest, "more line")}`] : []),
      ...(fix === undefined ? [] : [`fix: ${tidy(fix)}`]),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function excerptLines({ places }: Violation, { lineOf, paint, tone }: Telling): string[] {
  const excerpt = sourceExcerpt(places[0], lineOf);
  if (!excerpt) return [];
  const { line, before, marked, after } = excerpt;
  const margin = `${line} | `;
  const caret = caretLine(excerpt);
  return [
    `${paint.quiet(margin)}${before}${marked}${after}`,
    ...(caret === "" ? [] : [`${paint.quiet("| ".padStart(margin.length))}${paint[tone](caret)}`]),
  ];
}

function furtherPlaces({ places: [, ...further] }: Violation): string[] {
  if (further.length === 0) return [];
  const shown = further.slice(0, limits.furtherPlaces).map(placeLabel);
  return [
    `and ${further.length.toLocaleString("en-US")} more: ${shown.join(", ")}${further.length > shown.length ? ", …" : ""}`,
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

function tidy(text: string): string {
  return shortened(printable(text.trim()), limits.text);
}
