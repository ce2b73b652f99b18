import { type GitAnswer, git } from "./git.js";
import { pathsIn as entriesIn } from "./path-list.js";

/**
 * Runs a git command that compares files with what is committed, with every filter off that any configuration names: git
 * would run a filter on each file that seems changed. Submodules are compared by their commit only, for their files have
 * filters of their own.
 */
export async function withoutFilters(
  folder: string,
  command: "diff" | "diff-files",
  args: readonly string[],
): Promise<GitAnswer> {
  const named = await git(folder, ["config", "-z", "--name-only", "--get-regexp", "^filter\\."]);
  // Git fails when nothing has such a name, and says nothing then.
  const filters = new Set(named.ok ? entriesIn(named.text).map(filterOf) : []);
  const strange = [...filters].find((filter) => filter.includes("="));
  if (strange !== undefined) {
    const message = `the filter ${JSON.stringify(strange.slice(0, 80))} cannot be turned off by its name`;
    return { ok: false, reason: "failed", message };
  }
  const off = [...filters].flatMap((filter) =>
    ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => [
      "-c",
      `filter.${filter}.${setting}`,
    ]),
  );
  return git(folder, [
    ...off,
    command,
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=dirty",
    "-O/dev/null",
    ...args,
  ]);
}

/** `filter.lfs.clean` names the filter `lfs`. */
function filterOf(setting: string): string {
  return setting.slice("filter.".length, setting.lastIndexOf("."));
}
