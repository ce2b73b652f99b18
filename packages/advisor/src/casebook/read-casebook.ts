import { readFile, stat } from "node:fs/promises";
import { AshlarError } from "@ashlar/core/errors";
import { type Case, caseSchema } from "./case.js";

const mostBytes = 16 * 1024 * 1024;
const mostCases = 10_000;

/**
 * Reads a casebook: a file with one case in JSON on each line.
 *
 * @throws AshlarError `ASH_CASEBOOK_FILE` when it cannot be read or is larger than 16 MiB, and what {@link parseCasebook} throws.
 * @example
 * ```ts
 * const cases = await readCasebook("casebook.jsonl");
 * ```
 */
export async function readCasebook(file: string): Promise<readonly Case[]> {
  const unreadable = (message: string, cause?: unknown) =>
    new AshlarError("ASH_CASEBOOK_FILE", { message, at: { file }, cause });
  const failed = (cause: unknown): never => {
    const { code } = cause as NodeJS.ErrnoException;
    throw code === "ENOENT"
      ? unreadable("There is no such file.", cause)
      : unreadable(`The file cannot be read (${code}).`, cause);
  };
  // A pipe or a device is not opened: it would keep everyone waiting.
  const found = await stat(file).catch(failed);
  if (!found.isFile()) throw unreadable("It is not a regular file.");
  if (found.size > mostBytes) throw unreadable("It is larger than 16 MiB.");
  return parseCasebook(await readFile(file, "utf8").catch(failed), file);
}

/**
 * Parses the text of a casebook. Empty lines are allowed; `file` is what errors call it.
 *
 * @throws AshlarError `ASH_CASEBOOK_VALUE` with the line of the first mistake: no JSON, a value that cannot be, an id that was
 * there before, no case at all, or more than 10,000.
 */
export function parseCasebook(text: string, file = "casebook.jsonl"): readonly Case[] {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const cases = new Map<string, { readonly case: Case; readonly line: number }>();
  for (const [index, one] of lines.entries()) {
    if (one.trim() === "") continue;
    const at = { file, line: index + 1 };
    const wrong = (message: string) => new AshlarError("ASH_CASEBOOK_VALUE", { message, at });
    if (cases.size === mostCases) throw wrong("There are more than 10,000 cases.");
    const parsed = caseSchema.safeParse(jsonOf(one, wrong));
    if (!parsed.success) throw wrong(complaint(parsed.error.issues));
    const before = cases.get(parsed.data.id);
    if (before) throw wrong(`id: "${parsed.data.id}" is the case on line ${before.line} already.`);
    cases.set(parsed.data.id, { case: parsed.data, line: at.line });
  }
  if (cases.size === 0) {
    const fix = "Write one case in JSON on each line.";
    throw new AshlarError("ASH_CASEBOOK_VALUE", { message: "There is no case in it.", fix, at: { file } });
  }
  return [...cases.values()].map((one) => one.case);
}

function jsonOf(line: string, wrong: (message: string) => AshlarError): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw wrong("The line is not valid JSON; a case takes exactly one line.");
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function complaint([issue]: readonly Issue[]): string {
  const { path = [], message = "it is not valid" } = issue ?? {};
  return `${path.length === 0 ? "The case" : path.join(".")}: ${message}.`;
}
