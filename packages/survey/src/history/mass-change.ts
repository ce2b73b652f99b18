import type { Commit } from "./commit.js";

/**
 * Why a commit says nothing about what belongs together.
 *
 * - `import`: it follows no other, so it brings everything there was
 * - `listed`: the repository itself tells `git blame` to pass it over
 * - `release`: it writes version numbers
 * - `reformat`: by its own words it changes how code is written, not what it does
 * - `large`: it touches a large share of all files
 */
export type MassChange = "import" | "listed" | "release" | "reformat" | "large";

/** What is known of the repository. */
export interface MassChangeContext {
  /** Files that count at HEAD. */
  readonly filesNow: number;
  /** The commits in `.git-blame-ignore-revs`. */
  readonly listed: ReadonlySet<string>;
}

/** A tenth of the files is more than a piece of work touches… */
const largeShare = 0.1;
/** …but not in a small repository, where one feature easily does… */
const neverLarge = 50;
/** …and in a huge one nobody writes so many by hand. */
const alwaysLarge = 500;

/** With fewer files even a reformat is a change like others. */
const reformatFiles = 10;

/** A word for a release alone, or with a version: "Release the stock" is none. */
const releaseWords =
  /^(?:\[maven-release-plugin\]|(?:chore|build|ci)\(release\)|(?:chore: )?(?:(?:prepare )?(?:for )?(?:the )?release|publish|version packages|bump versions?)(?:[:. ]*$|\b.*\d\.\d)|(?:release )?v?\d+\.\d+\.\d+[\w.+-]*$)/i;

const reformatWords =
  /\b(?:re-?format(?:s|ted|ting)?|prettier|eslint(?:[ -]fix)?|biome|gofmt|gofumpt|rustfmt|clang-format|rubocop|spotless|ktlint|(?:run|apply|with) black|isort|ruff|lint(?:ing)?|whitespaces?|indent(?:ation)?|line endings|crlf|copyright|licen[cs]e headers?|codemod|typos?|^style(?:\(|:))/i;

/** From how many files on a commit is a mass change, in a repository of this many. */
export function largeChange(filesNow: number): number {
  return Math.min(alwaysLarge, Math.max(neverLarge, Math.ceil(filesNow * largeShare)));
}

/** Whether, and why, a commit counts for no module; `files` are those of its files that count. */
export function massChange(
  commit: Pick<Commit, "hash" | "parents" | "subject">,
  files: number,
  { filesNow, listed }: MassChangeContext,
): MassChange | undefined {
  if (commit.parents === 0) return "import";
  if (listed.has(commit.hash)) return "listed";
  if (releaseWords.test(commit.subject)) return "release";
  if (files >= largeChange(filesNow)) return "large";
  if (files >= reformatFiles && reformatWords.test(commit.subject)) return "reformat";
  return undefined;
}

/** The commits that the text of a `.git-blame-ignore-revs` names. */
export function ignoredRevisions(text: string): ReadonlySet<string> {
  const lines = text.split("\n").map((line) => line.replace(/#.*/, "").trim());
  return new Set(lines.filter((line) => /^[0-9a-f]{40,64}$/.test(line)));
}
