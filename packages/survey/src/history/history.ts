import type { CoChange } from "./co-change.js";

/** How a module, or a folder that may be one, changes. */
export interface ModuleHistory {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  /** Commits of the period that touch it; merges, bots and mass changes do not count. */
  readonly commits: number;
  /** Of those, the ones that touch nothing else, its tests aside. */
  readonly ownCommits: number;
  readonly authors: number;
  /** (own commits + 1) / (commits + 2): near 1, it changes alone. */
  readonly selfContainment: number;
  /** ln(1 + commits) × self-containment: what changes often and alone comes first. A modest signal. */
  readonly extractionScore: number;
}

/** What makes a history say less than it seems to. */
export interface HistoryCaveat {
  readonly kind:
    | "shallow"
    | "partial"
    | "truncated"
    | "squashed"
    | "bots"
    | "mass-changes"
    | "package-tags"
    | "single-author"
    | "short"
    | "layers";
  readonly message: string;
}

/** Whether the modules change apart, and the numbers that rests on. A trace in the history, no proof. */
export interface Boundaries {
  /** `clear`: most changes stay within one module. `unclear`: most cross a boundary. */
  readonly clarity: "clear" | "mixed" | "unclear";
  /** The mean self-containment of the modules, weighted by their commits (0–1). */
  readonly ownShare: number;
  /** How many modules have enough commits to count here. */
  readonly modules: number;
  /** Their commits; one that touches two modules counts for both. */
  readonly commits: number;
  /** The share (0–1) of those commits that is in modules which mostly change together with another one. */
  readonly boundShare: number;
  /** The pairs of modules that change together most often, at most ten. */
  readonly couplings: readonly CoChange[];
}

/** What git remembers of a repository. Dates are in milliseconds since 1970. */
export interface History {
  /** Commits read, merges left out. */
  readonly commits: number;
  readonly firstCommit: number;
  readonly lastCommit: number;
  /** People (not bots) who committed in the 90 days before the last commit. */
  readonly activeAuthors: number;
  /** The same 90 days, a year earlier; `undefined` when the history is not that long. */
  readonly activeAuthorsAYearBefore: number | undefined;
  /** Commits by people per week over the last 90 days; of a younger history, over its own time. */
  readonly commitsPerWeek: number;
  /** Of the last year's commits by people, the share (0–1) that reverts or hot-fixes by its own words: a proxy, from the text only. */
  readonly repairShare: number;
  /** Tags of the last year that look like releases of the product, not of one package. Releases are not deployments. */
  readonly releasesLastYear: number;
  /** Most promising to extract first. */
  readonly modules: readonly ModuleHistory[];
  /** How the folders in `modules` were chosen, for people: "given", or "guessed: the folders in src/modules/". */
  readonly modulesFrom?: string;
  /** Left out when there is too little history to tell. */
  readonly boundaries?: Boundaries;
  readonly caveats: readonly HistoryCaveat[];
}

/** A history, or why there is none. */
export type HistoryAnswer =
  | { readonly ok: true; readonly history: History }
  | {
      readonly ok: false;
      readonly reason: "not-installed" | "not-a-repository" | "no-commits" | "timeout" | "failed";
      readonly message: string;
    };
