import { basename } from "node:path";
import {
  type Advice,
  advise,
  collectEvidence,
  flagOf,
  fromEvidence,
  fromFlags,
  joinProfile,
  loadOrganisation,
} from "@ashlar/advisor";
import { requireFolder } from "@ashlar/check/require-folder";
import { AshlarError, exitCode } from "@ashlar/core/errors";
import { isColoured } from "./colour.js";
import type { Context } from "./command.js";
import { contradiction, onlyOne } from "./only-one.js";
import { today } from "./today.js";

/** The options of `advise`; besides these, the flag of each input. */
export interface AdviseProjectOptions extends Readonly<Record<string, unknown>> {
  readonly ask?: boolean;
  readonly html?: boolean;
  readonly record?: boolean;
  readonly date?: string;
  readonly casebook?: string;
  readonly json?: boolean;
}

/** Advises the organisation that works on the repository in a folder; with a casebook, scores the model against it. */
export async function adviseProject(
  folder: string,
  options: AdviseProjectOptions,
  context: Context,
): Promise<number> {
  if (options.casebook !== undefined) {
    const other = Object.keys(options).find((name) => !["casebook", "json", "verbose"].includes(name));
    if (other !== undefined) throw contradiction("casebook", flagOf(other).slice("--".length));
    return scoreCasebook(options.casebook, context);
  }
  const form = onlyOne(["json", "html", "record"], options);
  const date = dateOf(options);
  const root = await requireFolder(folder);
  const flags = fromFlags(options);
  const evidence = await collectEvidence(root);
  const seen = fromEvidence(evidence);
  const name = basename(root) || "this system";
  const organisation = options.ask
    ? await asked({ root, name, evidence: seen, flags }, context)
    : loaded(root);
  if (organisation === "cancelled") return exitCode.interrupted;
  const profile = joinProfile({ name, organisation, evidence: seen, flags, modules: evidence.modules });
  const advice = advise(profile, evidence);
  context.tell({ data: advice, text: form === "json" ? "" : await written(advice, form, date, context) });
  return exitCode.fine;
}

const loaded = (root: string) => loadOrganisation(root)?.value;

async function asked(about: Parameters<typeof import("./interview.js").interview>[0], { terminal }: Context) {
  const { interview } = await import("./interview.js");
  return (await interview(about, terminal)) ?? "cancelled";
}

async function written(
  advice: Advice,
  form: "html" | "record" | undefined,
  date: string,
  { terminal: { environment } }: Context,
): Promise<string> {
  const { adviceHtml, adviceRecord, adviceText } = await import("@ashlar/advisor/report");
  if (form === "html") return adviceHtml(advice);
  if (form === "record") return adviceRecord(advice, { date });
  return adviceText(advice, { colour: isColoured(environment) });
}

async function scoreCasebook(file: string, { json, tell }: Context): Promise<number> {
  const { casebookText, judgeCasebook, readCasebook } = await import("@ashlar/advisor/casebook");
  const report = judgeCasebook(await readCasebook(file));
  tell({ data: report, text: json ? "" : casebookText(report) });
  return exitCode.fine;
}

function dateOf({ date, record }: AdviseProjectOptions): string {
  if (date === undefined) return today();
  if (!record)
    throw new AshlarError("ASH_USAGE", { message: "--date is the date of a record.", fix: "Add --record." });
  const day = new Date(date);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime());
  // February has no 31st: such a day would move into March.
  if (isDay && day.toISOString().startsWith(date)) return date;
  throw new AshlarError("ASH_USAGE", {
    message: `--date: expected a day such as 2026-01-31, not "${date.slice(0, 80)}".`,
    fix: "Write the year, the month and the day.",
  });
}
