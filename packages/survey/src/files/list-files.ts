import { existsSync } from "node:fs";
import { join } from "node:path";
import { type GitAnswer, git } from "../git/git.js";
import { pathsIn } from "../git/path-list.js";
import type { Skipped } from "../skipped.js";
import { isReallyInside } from "./really-inside.js";
import { longestPath, walkFolder } from "./walk-folder.js";

/** The files of a repository, relative to its root, with `/` between the parts, sorted. */
export interface FileList {
  readonly paths: readonly string[];
  /** `git`: what git tracks or would track. `folder`: what is there, without git. */
  readonly listedBy: "git" | "folder";
  readonly skipped: readonly Skipped[];
}

/**
 * Lists what belongs to a repository: tracked files and new ones that are not ignored. Where git cannot say, everything in
 * the folder but dependencies and hidden folders.
 */
export async function listFiles(root: string): Promise<FileList> {
  const answer = await listedByGit(root);
  if (answer.ok) {
    const listed = pathsIn(answer.text).filter((path) => !isDependency(path) && isPlain(path));
    const paths = listed.filter((path) => !path.endsWith("/"));
    return {
      paths: paths.sort(),
      listedBy: "git",
      skipped: listed.filter((path) => path.endsWith("/")).map(nested),
    };
  }
  const { paths, skipped } = await walkFolder(root);
  // What looks like a repository and is none is worth knowing: what it ignores does not count any more.
  const isNone = answer.reason === "not-a-repository" && !existsSync(join(root, ".git"));
  if (isNone) return { paths, listedBy: "folder", skipped };
  const message = `${answer.message}; every file of the folder is taken instead`;
  return {
    paths,
    listedBy: "folder",
    skipped: [{ path: ".", reason: "bad-configuration", message }, ...skipped],
  };
}

async function listedByGit(root: string): Promise<GitAnswer> {
  const [answer, top] = await Promise.all([
    git(root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]),
    git(root, ["rev-parse", "--show-toplevel"]),
  ]);
  // A repository may say that its files are those of any folder.
  if (!answer.ok || !top.ok || isReallyInside(top.text.replace(/\n$/, ""), root)) return answer;
  return { ok: false, reason: "failed", message: "the repository's core.worktree is another folder" };
}

/** An index that git did not write can hold any path. One of more than a thousand characters is nobody's. */
function isPlain(path: string): boolean {
  return path.length <= longestPath && !path.startsWith("/") && !path.split("/").includes("..");
}

/** A repository in the repository that git does not track: all that it tells is the folder. */
function nested(path: string): Skipped {
  return { path: path.slice(0, -1), reason: "submodule", message: "it is a repository of its own" };
}

// Some repositories track their dependencies. They are still not their own.
function isDependency(path: string): boolean {
  return path.startsWith("node_modules/") || path.includes("/node_modules/");
}
