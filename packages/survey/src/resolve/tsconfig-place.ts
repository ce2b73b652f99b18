import { existsSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isReallyInside } from "../files/really-inside.js";

/**
 * Tests whether a tsconfig may be read that another one names: it lies in the repository that the folder belongs to, or among
 * what is installed. Any other is none of the repository's business, whatever it holds.
 */
export function tsconfigPlaceTest(root: string): (path: string) => boolean {
  const repository = repositoryAround(root);
  return (path) => isReallyInside(repository, path) || isInstalled(path);
}

/** The folder around another one that git begins in; the folder itself without git. */
function repositoryAround(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

function isInstalled(path: string): boolean {
  return realpathSync(path).split(sep).includes("node_modules");
}
