import { join } from "node:path";
import { readConfiguration } from "../files/read-configuration.js";
import { type GitAnswer, git } from "../git/git.js";
import { pathsIn } from "../git/path-list.js";
import { ignoredRevisions } from "./mass-change.js";
import type { Tag } from "./releases.js";

/** What git knows of a repository besides its commits. */
export interface RepositoryState {
  /** Whether the folder is only a part of its repository. */
  readonly isPart: boolean;
  readonly isShallow: boolean;
  /** Whether git would have to fetch some of its objects first. */
  readonly isPartial: boolean;
  /** The files at HEAD below the folder, relative to it. */
  readonly paths: readonly string[];
  readonly tags: readonly Tag[];
  /** Commits that the repository tells `git blame` to pass over. */
  readonly ignored: ReadonlySet<string>;
}

/** The state, or why there is none. */
export type RepositoryStateAnswer =
  | { readonly ok: true; readonly state: RepositoryState }
  | { readonly ok: false; readonly reason: "no-commits"; readonly message: string }
  | (GitAnswer & { readonly ok: false });

/** Reads what is needed before the commits. */
export async function repositoryState(folder: string): Promise<RepositoryStateAnswer> {
  const place = await git(folder, [
    "rev-parse",
    "--is-shallow-repository",
    "--show-prefix",
    "--show-cdup",
    "--verify",
    "HEAD",
  ]);
  if (!place.ok) return withoutHead(folder, place);
  const [shallow, prefix = "", up = ""] = place.text.split("\n");
  const [tree, promised, tags] = await Promise.all([
    git(folder, ["ls-tree", "-r", "-z", "--name-only", "HEAD"]),
    git(folder, [
      "config",
      "--get-regexp",
      "^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone)$",
    ]),
    git(folder, ["for-each-ref", "--format=%(creatordate:unix) %(refname:strip=2)", "refs/tags"]),
  ]);
  if (!tree.ok) return tree;
  return {
    ok: true,
    state: {
      isPart: prefix !== "",
      isShallow: shallow === "true",
      isPartial: promised.ok,
      paths: pathsIn(tree.text),
      tags: tags.ok ? tagsIn(tags.text) : [],
      ignored: ignoredRevisions(textOf(join(folder, up), ".git-blame-ignore-revs")),
    },
  };
}

/** A repository before its first commit is not a damaged one. */
async function withoutHead(
  folder: string,
  failed: GitAnswer & { readonly ok: false },
): Promise<RepositoryStateAnswer> {
  if (failed.reason !== "failed") return failed;
  const unborn = await git(folder, ["symbolic-ref", "--quiet", "HEAD"]);
  if (!unborn.ok) return failed;
  const branch = await git(folder, ["show-ref", "--verify", "--quiet", unborn.text.trim()]);
  if (branch.ok || branch.reason !== "failed") return failed;
  return {
    ok: false,
    reason: "no-commits",
    message: "the repository has no commits on its current branch",
  };
}

function tagsIn(text: string): readonly Tag[] {
  return text.split("\n").flatMap((line) => {
    const [, seconds, name] = /^(\d+) (.+)$/.exec(line) ?? [];
    return seconds && name ? [{ name, at: Number(seconds) * 1000 }] : [];
  });
}

/** The text of a file of people's size; empty when there is none. */
function textOf(root: string, path: string): string {
  try {
    return readConfiguration(join(root, path), root);
  } catch {
    return "";
  }
}
