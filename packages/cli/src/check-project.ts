import { lstatSync, type Stats } from "node:fs";
import { join, resolve } from "node:path";
import { checkRepository } from "@ashlar/check/check";
import type { CheckReport } from "@ashlar/check/report";
import { exitCode } from "@ashlar/core/errors";
import { printable, printableJson } from "@ashlar/survey/printing";
import { isColoured } from "./colour.js";
import type { Context } from "./command.js";
import { contradiction, onlyOne } from "./only-one.js";
import { today } from "./today.js";
import { version } from "./version.js";

/** The options of `check`. */
export interface CheckProjectOptions {
  readonly changed?: string;
  readonly init?: boolean;
  readonly shrink?: boolean;
  readonly accept?: boolean;
  readonly contracts?: boolean;
  readonly sarif?: boolean;
  readonly html?: boolean;
  readonly mermaid?: boolean;
  readonly dot?: boolean;
  readonly json?: boolean;
  readonly file?: string;
  /** A folder; true when left out, false with `--no-cache`. */
  readonly cache?: string | boolean;
}

const deeds = ["init", "shrink", "accept"] as const;
const forms = ["json", "sarif", "html", "mermaid", "dot"] as const;

/** Checks the repository in a folder, or does to its settings what an option asks for. */
export async function checkProject(
  folder: string,
  options: CheckProjectOptions,
  context: Context,
): Promise<number> {
  const deed = onlyOne(deeds, options);
  const form = onlyOne(forms, options);
  if (deed !== undefined && form !== undefined && form !== "json") throw contradiction(deed, form);
  if (deed !== undefined && options.changed !== undefined) throw contradiction(deed, "changed");
  if (deed !== undefined && options.contracts) throw contradiction(deed, "contracts");
  const cache = cacheFolder(folder, options.cache);
  switch (deed) {
    case "init":
      return init(folder, cache, context);
    case "shrink":
      return shrink(folder, cache, context);
    case "accept":
      return accept(folder, context);
    default:
      return check(folder, options, cache, form, context);
  }
}

async function check(
  folder: string,
  { changed, file, contracts = false }: CheckProjectOptions,
  cache: string | undefined,
  form: (typeof forms)[number] | undefined,
  { terminal, tell }: Context,
): Promise<number> {
  const report = await checkRepository(folder, {
    cache,
    changed,
    project: async (inspection) => {
      const { projectFindings } = await import("./project-findings.js");
      // A day, as the dates of accepted risks are: the same wherever the check runs.
      return projectFindings(inspection, { terminal, file, today: today(), contracts });
    },
  });
  tell({
    data: report,
    text: form === "json" ? "" : await written(report, form, folder, terminal.environment),
  });
  if (form !== undefined && form !== "json") {
    for (const { path, message } of report.skipped)
      terminal.err(`skipped: ${printable(path)}: ${printable(message)}\n`);
  }
  return report.violations.length > 0 ? exitCode.negativeVerdict : exitCode.fine;
}

async function written(
  report: CheckReport,
  form: (typeof forms)[number] | undefined,
  folder: string,
  environment: Context["terminal"]["environment"],
): Promise<string> {
  // Loaded when there is something to write: data in JSON needs none of it.
  const { linesOfFiles, reportDot, reportHtml, reportMermaid, reportSarif, reportText } = await import(
    "@ashlar/check/report"
  );
  const lineOf = linesOfFiles(resolve(folder));
  switch (form) {
    case "sarif":
      return `${printableJson(JSON.stringify(reportSarif(report, { version: version() }), null, 2))}\n`;
    case "html":
      return reportHtml(report, { lineOf });
    case "mermaid":
      return reportMermaid(report);
    case "dot":
      return reportDot(report);
    default:
      return reportText(report, { lineOf, colour: isColoured(environment) });
  }
}

async function init(folder: string, cache: string | undefined, { tell }: Context): Promise<number> {
  const { initialise } = await import("@ashlar/check");
  const done = await initialise(folder, { cache });
  const modules = done.modules.map(
    ({ name, folders }) => `  ${printable(`${name}: ${folders.map((one) => one || ".").join(", ")}`)}\n`,
  );
  const files =
    done.files.length === 0
      ? "Nothing had to be written.\n"
      : `Wrote ${printable(done.files.join(" and "))}.\n`;
  const forgiven =
    done.baselined === 0
      ? "Nothing is violated.\n"
      : `${done.baselined} violations are forgiven; the baseline only shrinks.\n`;
  tell({ data: done, text: `${files}The modules:\n${modules.join("")}${forgiven}` });
  return exitCode.fine;
}

async function shrink(folder: string, cache: string | undefined, { tell }: Context): Promise<number> {
  const { shrinkBaseline } = await import("@ashlar/check");
  const done = await shrinkBaseline(folder, { cache });
  const removed = done.removed.map((one) => `  ${printable(one)}\n`).join("");
  tell({ data: done, text: `${removed}${done.removed.length} removed, ${done.left} left.\n` });
  return exitCode.fine;
}

async function accept(folder: string, { tell }: Context): Promise<number> {
  const { acceptProjectContracts } = await import("./project-findings.js");
  const accepted = await acceptProjectContracts(folder);
  const names = accepted.contracts.join(", ");
  const advice = "Commit it: reviewers see every promise that changed.";
  tell({ data: accepted, text: `Wrote ${accepted.file}: ${printable(names)}. ${advice}\n` });
  return exitCode.fine;
}

/**
 * `node_modules/.cache` is where tools keep what can be made again. Nothing is kept without a `node_modules`, nor where a link
 * would have it kept somewhere else.
 */
function cacheFolder(folder: string, asked: string | boolean | undefined): string | undefined {
  if (typeof asked === "string") return resolve(asked);
  const place = join(resolve(folder), "node_modules/.cache/ashlar");
  return asked !== false && isOwn(resolve(folder), "node_modules", ".cache", "ashlar") ? place : undefined;
}

/** What cannot be looked at is not there to keep anything in: the check itself says what is wrong with it. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isOwn(folder: string, first: string, ...others: readonly string[]): boolean {
  const path = join(folder, first);
  const stats = statsOf(path);
  if (!stats) return first !== "node_modules";
  const [next, ...rest] = others;
  return stats.isDirectory() && (next === undefined || isOwn(path, next, ...rest));
}
