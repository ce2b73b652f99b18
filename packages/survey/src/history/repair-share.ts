/**
 * How a message tells that a commit takes something back, or mends in haste what users saw. Only the words that people
 * use for that: "fix" alone is daily work.
 */
const repairWords: readonly RegExp[] = [
  /^revert(?:s|ed|ing)?\b(?! button| command| action| option)/i,
  /^(?:\w+(?:\([^)]*\))?!?: *)revert(?:s|ed|ing)? (?!button|command|action|option)/i,
  /^(?:\w+(?:\([^)]*\))?!?: *)?(?:back(?:ed|ing)?[ -]?out|roll(?:ed|ing)?[ -]?back) (?:of |the |"|'|[0-9a-f]{7})/i,
  /\bhot[ -]?fix(?:es|ed|ing)?\b/i,
  /\b(?:emergency|urgent)[ -](?:fix|patch|repair|change)/i,
];

/** Words with which the above are only spoken of, or undone. */
const noRepair =
  /^(?:docs?|test|ci|chore\(deps\))(?:\([^)]*\))?: |^re-?(?:apply|land)|^revert(?::)? "?revert\b|\bhot[ -]?fix (?:process|workflow|guide|script|docs|template|branch(?:es)?)\b/i;

/** Whether a commit repairs, by the first line of its message. A proxy: many repairs do not say so. */
export function isRepair(subject: string): boolean {
  return repairWords.some((words) => words.test(subject)) && !noRepair.test(subject);
}

/** The share (0–1) of commits that repair; 0 without commits. */
export function repairShare(commits: readonly { readonly isRepair: boolean }[]): number {
  return commits.length === 0 ? 0 : commits.filter((commit) => commit.isRepair).length / commits.length;
}
