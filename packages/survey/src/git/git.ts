import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** What a git command printed, or why there is nothing. */
export type GitAnswer =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly reason: "not-installed" | "not-a-repository" | "timeout" | "failed";
      readonly message: string;
    };

const limits = { timeout: 60_000, maxBuffer: 1 << 28, killSignal: "SIGKILL" } as const;

/**
 * Runs git in a folder, reads only, and never asks: no locks are taken, no objects are fetched, and nothing that the
 * repository's own configuration names is run. Commands that compare files with what is committed need
 * {@link withoutFilters} besides.
 */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    try {
      const options = { ...limits, env: environment(), encoding: "utf8" } as const;
      execFile("git", safely(folder, args), options, (error, stdout, stderr) => {
        if (!error) resolve({ ok: true, text: stdout });
        else resolve({ ok: false, ...failure(error, stderr) });
      });
    } catch (error) {
      // No program can be given such words: they hold a NUL, or are too many.
      resolve({ ok: false, reason: "failed", message: (error as Error).message });
    }
  });
}

/** Starts git as {@link git} does, for an answer that is read as it comes. Whoever starts it bounds and ends it. */
export function startGit(
  folder: string,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn("git", safely(folder, args), {
    env: { ...environment(), ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Whatever a repository's configuration can have git run, and the command is not told of by itself. */
const nothingRuns = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "diff.external=",
  "log.showSignature=false",
  "submodule.recurse=false",
  "diff.ignoreSubmodules=dirty",
].flatMap((setting) => ["-c", setting]);

function safely(folder: string, args: readonly string[]): readonly string[] {
  return ["--no-pager", ...nothingRuns, "-c", "core.quotePath=false", "-C", folder, ...args];
}

/** No locks, no questions, and no way to another machine: an older git knows only the last of the three that say so. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...foreignFree(process.env),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

/** Why git has no answer, from its error and what it wrote. */
export function failure(error: Error & { code?: unknown; killed?: boolean }, stderr: string) {
  const [message = error.message] = stderr.trim().split("\n");
  if (error.code === "ENOENT") return { reason: "not-installed", message: "git is not installed" } as const;
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
    return { reason: "failed", message: "git told more than can be read" } as const;
  if (error.killed) return { reason: "timeout", message: "git did not answer within 60 seconds" } as const;
  if (/not a git repository/.test(stderr)) return { reason: "not-a-repository", message } as const;
  return { reason: "failed", message } as const;
}

/** A git hook is told of its own repository by variables; the folder that is asked about may be another. */
function foreignFree(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const local =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|CONFIG|CONFIG_PARAMETERS|EXTERNAL_DIFF)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !local.test(name)));
}
