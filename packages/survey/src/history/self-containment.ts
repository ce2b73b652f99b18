import type { ModuleHistory } from "./history.js";
import type { ModuleFolder } from "./modules-of-history.js";

/** What one commit touched. */
export interface Touch {
  /** Who made it: the same text for the same person. */
  readonly author: string;
  /** The modules, each once, by their places in the list of modules. */
  readonly modules: readonly number[];
  /** Whether it also touched something that is in no module. */
  readonly elsewhere: boolean;
}

/**
 * How much of a module's change stays within it: (own commits + 1) / (commits + 2). The added counts keep a module with two
 * commits from looking perfect; without any commit it is a half.
 */
export function selfContainment(commits: number, ownCommits: number): number {
  return (ownCommits + 1) / (commits + 2);
}

/** What is worth extracting first: what changes often, and alone. */
export function extractionScore(commits: number, ownCommits: number): number {
  return Math.log(1 + commits) * selfContainment(commits, ownCommits);
}

/** How each module changes, the highest extraction score first. The order of the commits does not matter. */
export function moduleHistories(
  modules: readonly ModuleFolder[],
  touches: readonly Touch[],
): readonly ModuleHistory[] {
  const counts = modules.map(() => ({ commits: 0, own: 0, authors: new Set<string>() }));
  for (const touch of touches) {
    const isOwn = touch.modules.length === 1 && !touch.elsewhere;
    for (const index of touch.modules) {
      const count = counts[index]!;
      count.commits += 1;
      if (isOwn) count.own += 1;
      count.authors.add(touch.author);
    }
  }
  return modules
    .map(({ name, folder }, index) => {
      const { commits, own, authors } = counts[index]!;
      return {
        name,
        folder,
        commits,
        ownCommits: own,
        authors: authors.size,
        selfContainment: selfContainment(commits, own),
        extractionScore: extractionScore(commits, own),
      };
    })
    .sort((a, b) => b.extractionScore - a.extractionScore || (a.folder < b.folder ? -1 : 1));
}
