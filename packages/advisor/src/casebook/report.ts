import { patternNames } from "../model/pattern.js";
import { reasonText } from "../model/reason.js";
import type { CasebookReport } from "./judge-casebook.js";
import type { CasebookScore, CaseResult } from "./score-casebook.js";
import { shareOf } from "./share.js";
import { ablationTable, baselineTable, confusionTable, estimatesTable, type Table } from "./tables.js";

/**
 * Tells a casebook's report in a terminal: the totals, what was expected and what was answered, each disagreement with the rule
 * behind it, the baselines, what each part of the model contributes, and how much hangs on the book's estimates.
 *
 * @example
 * ```ts
 * process.stdout.write(casebookText(judgeCasebook(await readCasebook("casebook.jsonl"))));
 * ```
 */
export function casebookText(report: CasebookReport): string {
  return [
    totalsOf(report.score).join("\n"),
    section("Expected, and answered", tableText(confusionTable(report.score))),
    section("Disagreements", disagreementsText(report.score)),
    section("Baselines", tableText(baselineTable(report))),
    ...details(report),
  ]
    .filter((text) => text !== "")
    .join("\n\n")
    .concat("\n");
}

function details(report: CasebookReport): readonly string[] {
  if (report.ablation.length === 0)
    return [`What each part contributes is not worked out for so many cases.`];
  return [
    section("What each part contributes", `${tableText(ablationTable(report))}\n${legend}`),
    section("If the estimates are off", tableText(estimatesTable(report))),
  ];
}

const legend = [
  "  skilled: exact, were every skill there in every case",
  "  closed: cases in which the gate is closed; alone: one of its patterns by it only",
].join("\n");

/** The totals in sentences, one a line. */
export function totalsOf({ total, exact, acceptable, wrong, missed }: CasebookScore): readonly string[] {
  const { tooComplex, tooSimple } = missed.wrong;
  const share = (count: number) => {
    const { percent, from, to } = shareOf(count, total);
    return `${percent} % (95 % interval ${from}–${to} %)`;
  };
  const ways = wrong === 0 ? "" : `: ${tooComplex} too complex, ${tooSimple} too simple`;
  return [
    `${total} ${total === 1 ? "case" : "cases"}: ${exact} exact, ${acceptable} acceptable, ${wrong} wrong${ways}.`,
    `Exact: ${share(exact)}. Exact or acceptable: ${share(exact + acceptable)}.`,
  ];
}

/** The cases that were not answered exactly as expected; the wrong ones first. */
export function disagreementsOf({ rows }: CasebookScore): readonly CaseResult[] {
  const having = (verdict: CaseResult["verdict"]) => rows.filter((row) => row.verdict === verdict);
  return [...having("wrong"), ...having("acceptable")];
}

function disagreementsText(score: CasebookScore): string {
  const all = disagreementsOf(score).map(({ id, verdict, way, expected, got, explanation }) => {
    const names = `expected ${patternNames[expected].toLowerCase()}, got ${patternNames[got].toLowerCase()}`;
    const [rule] = explanation;
    return [
      `  ${id} (${verdict}, ${way.replace("-", " ")})`,
      `    ${names}`,
      ...(rule ? [`    ${rule.rule}: ${reasonText(rule)}`] : []),
    ].join("\n");
  });
  return all.join("\n");
}

const section = (title: string, body: string) => (body === "" ? "" : `${title}\n${body}`);

function tableText({ head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)));
  return all.map((cells) => `  ${line(cells).join("  ")}`.trimEnd()).join("\n");
}
