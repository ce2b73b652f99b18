import { type GitAnswer, git } from "./git.js";
import { pathsIn } from "./path-list.js";
import { withoutFilters } from "./without-filters.js";

/** The files that differ from a revision, or why git cannot tell. */
export type ChangedFiles =
  | { readonly ok: true; readonly paths: ReadonlySet<string> }
  | (GitAnswer & { readonly ok: false });

/**
 * The files below a folder that were changed since the point where the current branch left a revision: committed, in the
 * working tree, or new; deleted ones too. Paths are relative to the folder.
 */
export async function changedFiles(folder: string, revision: string): Promise<ChangedFiles> {
  // What begins with a hyphen would be an option, whatever the user meant.
  const known = await git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  if (!known.ok) {
    // Before the first commit, everything is new.
    if (known.reason === "failed" && revision === "HEAD") return listed(folder, ["--cached", "--others"]);
    return known.reason === "failed" ? { ...known, message: `no revision "${revision}" is known` } : known;
  }
  const commit = known.text.trim();
  const base = await git(folder, ["merge-base", commit, "HEAD"]);
  const since = base.ok ? base.text.trim() : commit;
  const tracked = await withoutFilters(folder, "diff", [
    "--name-only",
    "--no-renames",
    "--relative",
    "-z",
    since,
    "--",
    ".",
  ]);
  if (!tracked.ok) return tracked;
  const untracked = await listed(folder, ["--others"]);
  if (!untracked.ok) return untracked;
  return { ok: true, paths: new Set([...pathsIn(tracked.text), ...untracked.paths]) };
}

async function listed(folder: string, which: readonly string[]): Promise<ChangedFiles> {
  const answer = await git(folder, ["ls-files", "-z", "--exclude-standard", ...which]);
  return answer.ok ? { ok: true, paths: new Set(pathsIn(answer.text)) } : answer;
}
