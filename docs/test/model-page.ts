import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { curves, weights } from "../../packages/advisor/src/model/curves.js";
import { factors } from "../../packages/advisor/src/model/fit.js";
import { forceRules, leverOf } from "../../packages/advisor/src/model/forces.js";
import { gates } from "../../packages/advisor/src/model/gates/index.js";
import { type Pattern, patternNames, patterns } from "../../packages/advisor/src/model/pattern.js";
import type { RuleSource } from "../../packages/advisor/src/model/rule.js";
import { withMadePart } from "./made-part.js";
import { root } from "./page.js";

/** The page of the model's rules, whose prose is written by hand and whose tables are made. */
export const modelPage = join(root, "docs/advisor-model.md");

/** What the page should be. */
export async function currentModelPage(): Promise<string> {
  return withMadePart(await readFile(modelPage, "utf8"), "model-page.ts", made());
}

const made = (): string =>
  [
    "## Gates",
    gateTable(),
    "## Factors",
    weightLine(),
    ...patterns.map(curveText),
    "## Forces",
    forceTable(),
    leverLine(),
  ].join("\n\n");

function gateTable(): string {
  const rows = gates.map(({ id, patterns: guarded, sentence, source }) => {
    const names = guarded.map((one) => patternNames[one].toLowerCase()).join(", ");
    return `| \`${id}\` | ${names} | ${sentence} | ${sourceName(source)} |`;
  });
  return ["| gate | guards | rule | from |", "|---|---|---|---|", ...rows].join("\n");
}

function sourceName(source: RuleSource): string {
  return source.kind === "case" ? `lesson ${source.lesson} of the cases` : source.section.toLowerCase();
}

const weightLine = () => `Weights: ${factors.map((factor) => `${factor} ${weights[factor]}`).join(", ")}.`;

function curveText(pattern: Pattern): string {
  const { team, domain, maturity, scaling, consistency, overhead } = curves[pattern];
  const at = (curve: (value: number) => number, values: readonly number[], unit = "") =>
    values.map((value) => `${value}${unit}: ${fixed(curve(value))}`).join(", ");
  const table = (values: Readonly<Record<string, number>>) =>
    Object.entries(values)
      .map(([value, score]) => `${value}: ${fixed(score)}`)
      .join(", ");
  return [
    `**${patternNames[pattern]}**`,
    "",
    `- team, by engineers in 18 months: ${at(team, [5, 10, 20, 30, 50, 100, 300, 1_000])}`,
    `- domain: ${table(domain)}`,
    `- maturity, by prerequisites met: ${[0, 2, 3, 4, 5, 6].map((met) => `${met}: ${fixed(maturity(met / 6))}`).join(", ")}`,
    `- scaling apart: ${table(scaling)}`,
    `- consistency: ${table(consistency)}`,
    `- overhead: ${fixed(overhead)}`,
  ].join("\n");
}

function forceTable(): string {
  const rows = forceRules.map(({ id, direction, sentence }) => `| \`${id}\` | ${direction} | ${sentence} |`);
  return ["| force | | rule |", "|---|---|---|", ...rows].join("\n");
}

function leverLine(): string {
  const levers = patterns
    .filter((one) => leverOf(one) !== 0)
    .map((one) => `${patternNames[one].toLowerCase()} ${leverOf(one)}`);
  return `The balance of forces, from −1 to 1, moves a fit by: ${levers.join(", ")}.`;
}

const fixed = (value: number) => String(Math.round(value * 100) / 100);
