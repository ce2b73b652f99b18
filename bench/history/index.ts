// A past for a generated repository, made up: commits that end in the very files that are there.
//
// First it is decided (planHistory), then written by way of `git fast-import`. The last commit that changes a file gives it
// the text that it has; those before give it one line. So thousands of commits cost little to make, and change nothing.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import type { GeneratedRepository } from "../repository/index.ts";
import { type HistoryShape, planHistory } from "./plan.ts";
import { historyStream } from "./stream.ts";

export { type HistoryShape, type PlannedCommit, planHistory } from "./plan.ts";

/**
 * Puts commits in the place of the one that a repository was generated with; the last is made at `until`.
 *
 * @example
 * await writeHistory(repository, { commits: 10_000, days: 1_000, authors: 12 }, new Date());
 */
export async function writeHistory(
  { folder, plan }: GeneratedRepository,
  shape: HistoryShape,
  until: Date,
): Promise<void> {
  const git = async (...words: string[]) =>
    (await promisify(execFile)("git", words, { cwd: folder, maxBuffer: 1 << 27 })).stdout;
  const branch = (await git("symbolic-ref", "HEAD")).trim();
  const tree = (await git("rev-parse", "HEAD^{tree}")).trim();
  const blobs = blobsIn(await git("ls-tree", "-r", "-z", "HEAD"));
  await fastImport(folder, historyStream(planHistory(plan, shape), { branch, tree, blobs, until }));
  await git("reset", "--quiet", "--hard");
}

/** From what `git ls-tree -r -z` prints: which blob each path holds. */
function blobsIn(listing: string): ReadonlyMap<string, string> {
  const entries = listing.split("\0").filter((entry) => entry !== "");
  return new Map(
    entries.map((entry) => {
      const [facts = "", path = ""] = entry.split("\t");
      return [path, facts.split(" ")[2]!] as const;
    }),
  );
}

// Without these, glibc gives memory back and asks for it again with every file: minutes instead of seconds.
const keepsMemory = { MALLOC_TOP_PAD_: "67108864", MALLOC_TRIM_THRESHOLD_: "268435456" };

async function fastImport(folder: string, stream: string): Promise<void> {
  const git = spawn("git", ["fast-import", "--quiet", "--force"], {
    cwd: folder,
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, ...keepsMemory },
  });
  git.stdin.on("error", () => {
    // Git has ended; its exit code says so.
  });
  git.stdin.end(stream);
  const [exitCode] = (await once(git, "close")) as [number | null];
  if (exitCode !== 0) throw new Error(`git fast-import ended with ${exitCode}`);
}
