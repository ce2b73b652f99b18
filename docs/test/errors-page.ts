import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CallError,
  type CallErrorKind,
  errorCatalogue,
  exitCode,
  type ProblemCode,
  problemKinds,
} from "@ashlar/core";
import { root } from "./page.js";

const mayHaveExecuted: Readonly<Record<CallErrorKind, string>> = {
  InvalidInput: "no",
  Denied: "no",
  Unknown: "no",
  Overloaded: "no",
  Timeout: "yes, if the command had left the queue",
  Unavailable: "yes, if the store was lost while writing",
  IdReused: "no",
  InvalidOutput: "no",
  Failed: "no",
};

/** The page that lists every error, made from the code that raises them. */
export async function errorsPage(): Promise<string> {
  return [
    "# Errors",
    "<!-- Made from the code by docs/test/errors-page.ts: UPDATE_DOCS=1 npx vitest run docs -->",
    "Codes are stable: they are never renamed. Match on codes and kinds, not on messages.",
    [
      "- [Errors of a call](#errors-of-a-call): what `call` rejects with, besides declared refusals",
      "- [Problems of the gateway](#problems-of-the-gateway): what HTTP clients get",
      "- [Errors of a project and its environment](#errors-of-a-project-and-its-environment): what stops a start or a command",
    ].join("\n"),
    "## Errors of a call",
    "A `CallError` has `kind`, `code`, `operation`, `mayHaveExecuted` and `issues`. See [Calls](calls.md).",
    table(["kind", "code", "what it means", "may have taken effect"], await callErrors()),
    "## Problems of the gateway",
    "`application/problem+json` with `type`, `title`, `status`, `detail`, `code` and `requestId`. See [HTTP](http.md#problems).",
    table(["status", "code", "title", "detail"], problems()),
    "`ASH_REQUEST_ABORTED` is in the log only: the client has gone.",
    "## Errors of a project and its environment",
    "An `AshlarError` has `code`, `message`, `why`, `fix` and sometimes `at`, a place in a file. The command line prints them and ends with the exit code given here.",
    ...ashlarErrors(),
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

/** The kinds as their documentation in the code lists them. */
async function callErrors(): Promise<readonly string[][]> {
  const source = await readFile(join(root, "packages/core/src/errors/call-error.ts"), "utf8");
  const meanings = new Map(
    Array.from(source.matchAll(/^ \* - `(\w+)`\s+(.+)$/gm), ([, kind, meaning]) => [kind!, meaning!]),
  );
  return Object.entries(mayHaveExecuted).map(([kind, effect]) => {
    const meaning = meanings.get(kind);
    if (meaning === undefined) throw new Error(`call-error.ts does not say what ${kind} means.`);
    const { code } = new CallError(kind as CallErrorKind, "", { message: "", mayHaveExecuted: false });
    return [`\`${kind}\``, `\`${code}\``, meaning, effect];
  });
}

function problems(): readonly string[][] {
  return (Object.keys(problemKinds) as ProblemCode[])
    .map((code) => ({ code, ...problemKinds[code] }))
    .sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1))
    .map(({ code, status, title, detail }) => [String(status), `\`${code}\``, title, detail]);
}

function ashlarErrors(): readonly string[] {
  const names = Object.fromEntries(Object.entries(exitCode).map(([name, code]) => [code, name]));
  return Object.entries(errorCatalogue).map(
    ([code, { why, fix, exit }]) =>
      `### ${code}\n\n${why}\n\n**Fix:** ${fix}\n\nExit code ${exit} (${words(names[exit]!)}).`,
  );
}

function words(name: string): string {
  return name.replace(/([A-Z])/g, " $1").toLowerCase();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}
