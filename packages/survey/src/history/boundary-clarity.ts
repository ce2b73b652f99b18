import type { CoChange } from "./co-change.js";
import type { Boundaries, ModuleHistory } from "./history.js";

/** Three of four changes stay within a module: whoever works on one seldom waits for another. */
export const clearOwnShare = 0.75;
/** Below a half, the usual change crosses a boundary: the folders are not the modules of the work. */
export const mixedOwnShare = 0.5;

/** Two modules of which the smaller one changes with the other in half of its commits are one module in two folders… */
export const boundShare = 0.5;
/** …when that has happened often enough not to be chance. */
export const boundCommits = 20;
/** Boundaries are not clear while a quarter of all change is in modules that are so bound. */
export const boundTolerated = 0.25;

/** Fewer commits than this, over all modules, say nothing of boundaries. */
export const commitsNeeded = 50;
/** A module with fewer commits is not judged, and there must be two that are. */
export const commitsOfJudged = 10;

const pairsShown = 10;

/**
 * Whether the modules change apart, by their self-containment weighted with their commits, and by the pairs that change
 * together. `undefined` when there is too little history to tell. Co-change is a trace of boundaries, no proof: what
 * is changed rarely, or by hand in several steps, leaves none.
 */
export function boundaryClarity(
  modules: readonly ModuleHistory[],
  pairs: readonly CoChange[],
): Boundaries | undefined {
  const judged = modules.filter(({ commits }) => commits >= commitsOfJudged);
  const commits = judged.reduce((sum, module) => sum + module.commits, 0);
  if (judged.length < 2 || commits < commitsNeeded) return undefined;
  const ownShare = judged.reduce((sum, module) => sum + module.commits * module.selfContainment, 0) / commits;
  const bound = pairs.filter(({ together, share }) => together >= boundCommits && share >= boundShare);
  const boundNames = new Set(bound.flatMap((pair) => pair.modules));
  const inBound = judged
    .filter(({ name }) => boundNames.has(name))
    .reduce((sum, one) => sum + one.commits, 0);
  return {
    clarity: clarity(ownShare, inBound / commits),
    ownShare,
    modules: judged.length,
    commits,
    boundShare: inBound / commits,
    couplings: pairs.slice(0, pairsShown),
  };
}

function clarity(ownShare: number, bound: number): Boundaries["clarity"] {
  if (ownShare < mixedOwnShare) return "unclear";
  return ownShare >= clearOwnShare && bound < boundTolerated ? "clear" : "mixed";
}
