import { git } from "../git/git.js";
import type { Skipped } from "../skipped.js";
import { walkFolder } from "./walk-folder.js";

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
  const answer = await git(root, [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate",
  ]);
  if (answer.ok) {
    const paths = answer.text.split("\0").filter((path) => path !== "" && !isDependency(path));
    return { paths: paths.sort(), listedBy: "git", skipped: [] };
  }
  const { paths, skipped } = await walkFolder(root);
  if (answer.reason === "not-a-repository") return { paths, listedBy: "folder", skipped };
  const message = `${answer.message}; every file of the folder is taken instead`;
  return {
    paths,
    listedBy: "folder",
    skipped: [{ path: ".", reason: "bad-configuration", message }, ...skipped],
  };
}

// Some repositories track their dependencies. They are still not their own.
function isDependency(path: string): boolean {
  return path.startsWith("node_modules/") || path.includes("/node_modules/");
}
