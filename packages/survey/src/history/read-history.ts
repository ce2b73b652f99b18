import { activeAuthors, activeWindow, commitsPerWeek, people, year } from "./authors.js";
import { boundaryClarity } from "./boundary-clarity.js";
import { caveats } from "./caveats.js";
import { coChanges } from "./co-change.js";
import { type CommitFacts, createGatherer } from "./gather.js";
import type { History, HistoryAnswer, HistoryCaveat } from "./history.js";
import { largeChange } from "./mass-change.js";
import { areLayers } from "./module-conventions.js";
import { guessModules, type ModuleFolder } from "./modules-of-history.js";
import { readCommits } from "./read-commits.js";
import { releases } from "./releases.js";
import { repairShare } from "./repair-share.js";
import { type RepositoryState, repositoryState } from "./repository-state.js";
import { moduleHistories } from "./self-containment.js";

/** How a history is read. */
export interface ReadHistoryOptions {
  /** The modules, when they are known; guessed from the files at HEAD otherwise. */
  readonly modules?: readonly ModuleFolder[];
  /** The newest so many commits, merges aside; 50,000 unless given. */
  readonly maxCommits?: number;
  /**
   * The history as it was at this moment, in milliseconds since 1970: later commits and tags are left out, and periods count
   * back from it. Without it they count back from the last commit, so that the answer is the same on any day.
   */
  readonly now?: number;
  /** Milliseconds until reading the commits is given up; 60,000 unless given. */
  readonly timeout?: number;
}

/**
 * Reads the history of a repository, or of a folder in one, from what leads to HEAD. Nothing is fetched, run or written. What
 * cannot be read is an answer with `ok: false`, never an exception.
 *
 * @example
 * ```ts
 * const answer = await readHistory(".");
 * if (answer.ok) console.log(answer.history.activeAuthors, answer.history.modules[0]?.name);
 * ```
 */
export async function readHistory(root: string, options: ReadHistoryOptions = {}): Promise<HistoryAnswer> {
  const { maxCommits = 50_000, now, timeout = 60_000 } = options;
  const known = await repositoryState(root);
  if (!known.ok) return known;
  const { state } = known;
  const guess = options.modules ? { modules: options.modules, says: "given" } : guessModules(state.paths);
  const { gather, context } = createGatherer(guess.modules, state.paths, state.ignored);
  const commits: CommitFacts[] = [];
  const { isPart, isPartial } = state;
  const read = await readCommits(root, { maxCommits, timeout, isPart, isPartial }, (commit) => {
    const facts = gather(commit);
    if (now === undefined || commit.at <= now) commits.push(facts);
  });
  if (!read.ok) return read;
  if (commits.length === 0) {
    return { ok: false, reason: "no-commits", message: "there are no commits that change this folder" };
  }
  const from = options.modules || guess.says === undefined ? guess.says : `guessed: ${guess.says}`;
  return {
    ok: true,
    history: historyOf(commits, {
      state,
      modules: guess.modules,
      modulesFrom: from,
      areLayers: options.modules === undefined && areLayers(guess.modules.map(({ folder }) => folder)),
      isTruncated: read.truncated,
      massFiles: largeChange(context.filesNow),
      now,
    }),
  };
}

interface Setting {
  readonly state: RepositoryState;
  readonly modules: readonly ModuleFolder[];
  readonly modulesFrom: string | undefined;
  /** Layers always change together: that says nothing of the boundaries between parts. */
  readonly areLayers: boolean;
  readonly isTruncated: boolean;
  readonly massFiles: number;
  readonly now: number | undefined;
}

const layers: HistoryCaveat = {
  kind: "layers",
  message:
    "The folders that were taken for modules are layers of one program: how they change together says nothing of its parts.",
};

function historyOf(commits: readonly CommitFacts[], setting: Setting): History {
  const { state, modules, modulesFrom, now } = setting;
  const firstCommit = commits.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const lastCommit = commits.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const until = now ?? lastCommit;
  const byPeople = commits.filter(({ isBot }) => !isBot);
  const personOf = people(byPeople);
  const work = byPeople.map((commit) => {
    const { at, isRepair, isPullRequest, mass, modules, elsewhere } = commit;
    return { author: personOf(commit), at, isRepair, isPullRequest, mass, modules, elsewhere };
  });
  const touches = work.filter((commit) => commit.modules.length > 0);
  const histories = moduleHistories(modules, touches);
  const boundaries = setting.areLayers ? undefined : boundaryClarity(histories, coChanges(modules, touches));
  const tagged = releases(state.tags, until - year, now ?? Number.POSITIVE_INFINITY);
  const aYearBefore = until - year;
  return {
    commits: commits.length,
    firstCommit,
    lastCommit,
    activeAuthors: activeAuthors(work, until),
    activeAuthorsAYearBefore:
      firstCommit <= aYearBefore - activeWindow ? activeAuthors(work, aYearBefore) : undefined,
    commitsPerWeek: commitsPerWeek(work, until, firstCommit),
    repairShare: repairShare(work.filter(({ at }) => at > until - year)),
    releasesLastYear: tagged.count,
    modules: histories,
    ...(modulesFrom !== undefined && { modulesFrom }),
    ...(boundaries && { boundaries }),
    caveats: [
      ...(setting.areLayers ? [layers] : []),
      ...caveats({
        isShallow: state.isShallow,
        isPartial: state.isPartial,
        isTruncated: setting.isTruncated,
        commits: commits.length,
        byBots: commits.length - byPeople.length,
        massChanges: work.filter(({ mass }) => mass !== undefined && mass !== "import").length,
        massFiles: setting.massFiles,
        withPullRequest: work.filter(({ isPullRequest }) => isPullRequest).length,
        byMostActive: mostOf(work.map(({ author }) => author)),
        taggedPackages: tagged.packages,
        span: lastCommit - firstCommit,
      }),
    ],
  };
}

/** How often the most frequent of some texts is among them. */
function mostOf(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
