import { isTest } from "./test-files.js";
import { isUncounted } from "./uncounted-files.js";

const languages =
  "c|cc|cjs|clj|cpp|cs|cts|cxx|dart|erl|ex|exs|fs|go|groovy|h|hpp|java|js|jsx|kt|lua|mjs|mts|php|pl|py|rb|rs|scala|swift|ts|tsx|vb|vue|svelte";

const isSource = new RegExp(`\\.(?:${languages})$`, "i");

/** The source files of a repository by their folders; tests, generated files and vendored code left out. */
export interface SourceFolders {
  /** How many files lie below a folder, at any depth. */
  filesBelow(folder: string): number;
  /** The folders directly in a folder that have files below them, sorted. */
  childrenOf(folder: string): readonly string[];
  /** Every file of the repository, sources or not. */
  readonly paths: readonly string[];
}

/** Arranges the files of a repository. The root is the empty name. */
export function sourceFolders(paths: readonly string[]): SourceFolders {
  const files = new Map<string, number>();
  const children = new Map<string, Set<string>>();
  for (const path of paths) {
    if (!isSource.test(path) || isTest(path) || isNobodys(path)) continue;
    for (let child = path; child !== ""; ) {
      const parent = child.slice(0, Math.max(0, child.lastIndexOf("/")));
      files.set(parent, (files.get(parent) ?? 0) + 1);
      if (child !== path) {
        const known = children.get(parent);
        if (known) known.add(child);
        else children.set(parent, new Set([child]));
      }
      child = parent;
    }
  }
  return {
    filesBelow: (folder) => files.get(folder) ?? 0,
    childrenOf: (folder) => [...(children.get(folder) ?? [])].sort(),
    paths,
  };
}

/** A module may be called "vendor" or "generated": its own name says nothing about what is in it. */
function isNobodys(path: string): boolean {
  const [, before, within] = /^((?:.*?\/)?modules\/)[^/]+\/(.+)$/.exec(path) ?? [];
  if (before === undefined || within === undefined) return isUncounted(path);
  return isUncounted(before) || isUncounted(within);
}
