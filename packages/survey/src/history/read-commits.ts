import { failure, type GitAnswer, startGit } from "../git/git.js";
import type { Commit } from "./commit.js";
import { createLogParser, logFormat } from "./parse-log.js";

/** How much is read. */
export interface ReadCommitsOptions {
  /** The newest so many. */
  readonly maxCommits: number;
  /** Milliseconds until git is stopped. */
  readonly timeout: number;
  /** Whether the folder is only a part of its repository. */
  readonly isPart: boolean;
  /** Whether the contents of files may be missing. */
  readonly isPartial: boolean;
}

/** How the reading ended. */
export type CommitsRead =
  | { readonly ok: true; readonly commits: number; readonly truncated: boolean }
  | (GitAnswer & { readonly ok: false });

// What a user has set for `git log` must not change what is read here.
const settings = ["log.showRoot=true", "i18n.logOutputEncoding=UTF-8"].flatMap((setting) => ["-c", setting]);

/**
 * Reads the commits that lead to HEAD, newest first and without merges, and hands out one after the other: the history as a
 * whole is never held. What was handed out counts only when the answer is `ok`, for git may fail half-way.
 */
export function readCommits(
  folder: string,
  { maxCommits, timeout, isPart, isPartial }: ReadCommitsOptions,
  each: (commit: Commit) => void,
): Promise<CommitsRead> {
  const args = [
    ...settings,
    // A bare repository has its mailmap among those contents.
    ...(isPartial ? ["-c", "mailmap.blob="] : []),
    "log",
    "-z",
    "--raw",
    "--no-abbrev",
    "-M100%",
    "-O/dev/null",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-merges",
    "--relative",
    `--max-count=${maxCommits + 1}`,
    `--format=tformat:${logFormat}`,
    ...(isPart ? ["--full-history", "HEAD", "--", "."] : ["HEAD", "--"]),
  ];
  let commits = 0;
  const parser = createLogParser((commit) => {
    commits += 1;
    if (commits <= maxCommits) each(commit);
  });
  const done = () =>
    ({ ok: true, commits: Math.min(commits, maxCommits), truncated: commits > maxCommits }) as const;
  return new Promise((resolve) => {
    // Unasked, git hands over each commit by itself, which costs more than reading it.
    const child = startGit(folder, args, { GIT_FLUSH: "0" });
    let complaint = "";
    const settle = (answer: CommitsRead) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      child.kill("SIGKILL");
      resolve(answer);
    };
    const timer = setTimeout(() => {
      const message = `git did not finish within ${timeout / 1000} seconds`;
      settle({ ok: false, reason: "timeout", message });
    }, timeout);
    const parse = (step: () => void) => {
      try {
        step();
        return true;
      } catch (error) {
        settle({ ok: false, reason: "failed", message: (error as Error).message });
        return false;
      }
    };
    child.stdout.on("data", (piece: Buffer) => parse(() => parser.take(piece)));
    child.stderr.on("data", (piece: Buffer) => {
      if (complaint.length < 4_096) complaint += piece.toString("utf8");
    });
    child.on("error", (error) => settle({ ok: false, ...failure(error, complaint) }));
    child.on("close", (code, signal) => {
      if (code !== 0) {
        const ended = signal ? `git was ended by ${signal}` : `git ended with exit code ${code}`;
        settle({ ok: false, ...failure(new Error(ended), complaint) });
      } else if (parse(() => parser.end())) settle(done());
    });
  });
}
