import { year } from "./authors.js";
import type { HistoryCaveat } from "./history.js";

/** What was met while reading a history. */
export interface HistoryCounts {
  readonly isShallow: boolean;
  readonly isPartial: boolean;
  /** Whether there are older commits that were not read. */
  readonly isTruncated: boolean;
  readonly commits: number;
  readonly byBots: number;
  /** Commits by people that count for no module. */
  readonly massChanges: number;
  /** From how many files on a commit was one of them. */
  readonly massFiles: number;
  /** Commits by people whose message ends with the number of a pull request. */
  readonly withPullRequest: number;
  /** Commits by the person who made most of them. */
  readonly byMostActive: number;
  /** Packages with tags of their own, when the product has none. */
  readonly taggedPackages: number;
  /** From the first commit to the last, in milliseconds. */
  readonly span: number;
}

interface CaveatRule {
  readonly kind: HistoryCaveat["kind"];
  readonly applies: (counts: HistoryCounts) => boolean;
  readonly says: (counts: HistoryCounts) => string;
}

const people = ({ commits, byBots }: HistoryCounts) => commits - byBots;
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const percent = (part: number, whole: number) => `${Math.round(share(part, whole) * 100)} %`;
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
const days = (span: number) => counted(Math.round(span / 86_400_000), "day");

/** Half of the commits: by then it is the custom, and the rest are exceptions. */
const squashedShare = 0.5;
const notableBots = 0.05;
const dominant = 0.9;
const fewCommits = 100;

const rules: readonly CaveatRule[] = [
  {
    kind: "shallow",
    applies: ({ isShallow }) => isShallow,
    says: ({ commits }) =>
      `The clone is shallow: only ${counted(commits, "commit")} could be read, and tags may be missing. Run git fetch --unshallow --tags.`,
  },
  {
    kind: "partial",
    applies: ({ isPartial }) => isPartial,
    says: () => "The clone is partial. Nothing was fetched, so a mailmap that it does not hold was not used.",
  },
  {
    kind: "truncated",
    applies: ({ isTruncated }) => isTruncated,
    says: ({ commits }) => `Only the newest ${commits} commits were read; there are older ones.`,
  },
  {
    kind: "squashed",
    applies: (counts) => share(counts.withPullRequest, people(counts)) >= squashedShare,
    says: (counts) =>
      `${percent(counts.withPullRequest, people(counts))} of the commits look like whole pull requests in one commit, which touch more modules, and are fewer, than the steps they were made of.`,
  },
  {
    kind: "bots",
    applies: ({ byBots, commits }) => share(byBots, commits) >= notableBots,
    says: ({ byBots, commits }) =>
      `${counted(byBots, "commit")} by bots (${percent(byBots, commits)}) count for no author and no module.`,
  },
  {
    kind: "mass-changes",
    applies: ({ massChanges }) => massChanges > 0,
    says: ({ massChanges, massFiles }) =>
      `${counted(massChanges, "mass change")} (imports, reformats, releases, ${massFiles} files or more) count for no module.`,
  },
  {
    kind: "package-tags",
    applies: ({ taggedPackages }) => taggedPackages > 0,
    says: ({ taggedPackages }) =>
      `Only single packages (${taggedPackages}) are tagged, so releases of the product cannot be counted.`,
  },
  {
    kind: "single-author",
    applies: (counts) => people(counts) > 0 && share(counts.byMostActive, people(counts)) >= dominant,
    says: (counts) =>
      `One person made ${percent(counts.byMostActive, people(counts))} of the commits: how the modules change together is that person's habit.`,
  },
  {
    kind: "short",
    applies: ({ commits, span }) => commits < fewCommits || span < year / 4,
    says: ({ commits, span }) =>
      `The history is short: ${counted(commits, "commit")} in ${days(span)}. Chance weighs much in it.`,
  },
];

/** What a reader must know before believing the numbers, in a fixed order. */
export function caveats(counts: HistoryCounts): readonly HistoryCaveat[] {
  return rules
    .filter(({ applies }) => applies(counts))
    .map(({ kind, says }) => ({ kind, message: says(counts) }));
}
