import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AshlarError, errorCatalogue } from "../errors/index.js";

/** What went wrong, in a sentence, and where in the project's own code when that is known. */
interface Failure {
  readonly message: string;
  /** How to mend it, when that is known. */
  readonly fix?: string;
  readonly at?: { readonly file: string; readonly line?: number; readonly column?: number };
}

/** What a user is told when `<project>/modules/<name>/module.ts` does not load. Never a stack trace. */
export function loadFailure(file: string, cause: unknown): AshlarError {
  const project = dirname(dirname(dirname(file)));
  const { message, fix, at } = failureOf(cause, resolve(project));
  const place = at && { ...at, file: join(project, relative(resolve(project), at.file)) };
  if (isAshlarError(cause)) {
    return new AshlarError(cause.code, { message, fix: cause.fix, at: cause.at ?? place ?? { file }, cause });
  }
  return new AshlarError("ASH_MODULE_LOAD", {
    message: `It does not load: ${message}`,
    fix: fix ?? "Mend the error at that place.",
    at: place ?? { file },
    cause,
  });
}

/** What a user is told when a project's code throws where nobody catches it. */
export function uncaughtFailure(cause: unknown): AshlarError {
  const { message, at } = failureOf(cause, "/");
  const near = at && relative(process.cwd(), at.file);
  const place = at && { ...at, file: near!.startsWith("..") ? at.file : near! };
  return new AshlarError("ASH_UNCAUGHT", {
    message: `Nobody caught: ${message}`,
    ...(place && { at: place }),
    cause,
  });
}

// By its shape: the project may have a copy of Ashlar of its own.
function isAshlarError(error: unknown): error is AshlarError {
  return (
    error instanceof Error && error.name === "AshlarError" && (error as AshlarError).code in errorCatalogue
  );
}

function failureOf(cause: unknown, project: string): Failure {
  if (!(cause instanceof Error)) return { message: `it throws ${JSON.stringify(cause) ?? typeof cause}.` };
  return compilerFailure(cause.message) ?? importFailure(cause.message) ?? thrownFailure(cause, project);
}

/** esbuild's errors read `Transform failed with 1 error:`, then `file:line:column: ERROR: message`. */
function compilerFailure(text: string): Failure | undefined {
  const [, file, line, column, message] = /^(.+):(\d+):(\d+): ERROR: (.+)$/m.exec(text) ?? [];
  return file === undefined
    ? undefined
    : { message: message!, at: { file, line: Number(line), column: Number(column) + 1 } };
}

/** Node's own: `Cannot find module '…' imported from …`. */
function importFailure(message: string): Failure | undefined {
  const [, importer] = /^Cannot find (?:module|package) .+ imported from (.+)$/.exec(message) ?? [];
  if (importer === undefined) return undefined;
  const fix = message.startsWith("Cannot find package")
    ? "Correct the name, or install the package with npm."
    : "Correct the path, or create the file.";
  return { message, fix, at: { file: importer.replace(/^file:\/\//, "") } };
}

function thrownFailure(cause: Error, project: string): Failure {
  const at = firstPlaceWithin(project, cause.stack ?? "");
  return { message: firstWords(cause.message) || cause.name, ...(at && { at }) };
}

const longest = 300;

/** The first line of a message; all of it, on one line, when the first says nothing, as of a schema's list of issues. */
function firstWords(message: string): string {
  const [first = ""] = message.split("\n", 1);
  const words = /\w/.test(first) ? first : message.replace(/\s+/g, " ").trim();
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}

/** The first place of a stack that is in the project's own code. */
function firstPlaceWithin(project: string, stack: string): Failure["at"] {
  for (const [, place, line, column] of stack.matchAll(/((?:file:\/\/)?\/[^\s():]+):(\d+)(?::(\d+))?/g)) {
    const file = place!.startsWith("file:") ? fileURLToPath(place!) : place!;
    if (!file.startsWith(project) || file.includes("/node_modules/")) continue;
    return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
  }
  return undefined;
}
