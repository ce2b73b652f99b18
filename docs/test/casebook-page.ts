import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  ablationTable,
  baselineTable,
  type Case,
  type CasebookReport,
  confusionTable,
  disagreementsOf,
  estimatesTable,
  judgeCasebook,
  readCasebook,
  type Table,
  totalsOf,
} from "../../packages/advisor/src/casebook/index.js";
import { patternNames } from "../../packages/advisor/src/model/pattern.js";
import { reasonText } from "../../packages/advisor/src/model/reason.js";
import { casebookNotes } from "./casebook-notes.js";
import { withMadePart } from "./made-part.js";
import { root } from "./page.js";

/** The page, whose prose is written by hand and whose results are made. */
export const casebookPage = join(root, "docs/advisor-casebook.md");

const book = join(root, "packages/advisor/casebook/casebook.jsonl");
const secondBook = join(root, "packages/advisor/casebook/second-book.jsonl");
/** What the page should be: its own prose, around the results of today's model. */
export async function currentCasebookPage(): Promise<string> {
  const cases = await readCasebook(book);
  const second = judgeCasebook(await readCasebook(secondBook));
  const results = `${casebookResults(cases, judgeCasebook(cases))}\n\n${secondResults(second)}`;
  return withMadePart(await readFile(casebookPage, "utf8"), "casebook-page.ts", results);
}

/** Disagreements that lack a note, and notes that lack a disagreement. */
export async function noteProblems(): Promise<readonly string[]> {
  const books = await Promise.all([book, secondBook].map((file) => readCasebook(file)));
  const disagreements = books.flatMap((cases) => disagreementsOf(judgeCasebook(cases).score));
  const ids = new Set(disagreements.map(({ id }) => id));
  return [
    ...disagreements
      .filter(({ id, verdict }) => verdict === "wrong" && casebookNotes[id] === undefined)
      .map(({ id }) => `${id} is answered wrong and has no note in casebook-notes.ts.`),
    ...Object.keys(casebookNotes)
      .filter((id) => !ids.has(id))
      .map((id) => `The note on ${id} is obsolete: there is no disagreement.`),
  ];
}

function casebookResults(cases: readonly Case[], report: CasebookReport): string {
  const { score } = report;
  const count = (isCounted: (one: Case) => boolean) => cases.filter(isCounted).length;
  const whole = count(({ scope }) => scope === "whole");
  return [
    "## The score",
    `${totalsOf(score).join(" ")} The book has ${whole} whole systems and ${cases.length - whole} modules; the sources of ${count(({ isVerified }) => isVerified)} cases were read.`,
    "Rows are what the book expects, columns what was answered:",
    markdown(confusionTable(score)),
    "## Disagreements",
    disagreements(report),
    "## Rules of thumb",
    markdown(baselineTable(report)),
    "## What each part contributes",
    "The score without it. *Skilled*: how many would be exact without it, were every skill there in every case. *Closed*: the cases in which a gate is closed. *Alone*: those in which it alone closes one of its patterns.",
    markdown(ablationTable(report)),
    "## If the estimates are off",
    markdown(estimatesTable(report)),
  ].join("\n\n");
}

function secondResults(report: CasebookReport): string {
  return [
    "## The second book, today",
    totalsOf(report.score).join(" "),
    markdown(confusionTable(report.score)),
    disagreements(report),
    markdown(baselineTable(report)),
  ].join("\n\n");
}

function disagreements({ score }: CasebookReport): string {
  const all = disagreementsOf(score).map(({ id, verdict, way, expected, got, explanation }) => {
    const names = `expected ${patternNames[expected].toLowerCase()}, answered ${patternNames[got].toLowerCase()}`;
    const rules = explanation.slice(0, 3).map((reason) => `  - \`${reason.rule}\`: ${reasonText(reason)}`);
    const note = casebookNotes[id] === undefined ? [] : [`  - ${casebookNotes[id]}`];
    return [`- **${id}**: ${names} (${verdict}, ${way.replace("-", " ")})`, ...rules, ...note].join("\n");
  });
  return all.length === 0 ? "There are none." : all.join("\n");
}

function markdown({ head, rows }: Table): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
