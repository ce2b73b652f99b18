import type { History } from "@ashlar/survey";
import { amount, percent } from "@ashlar/survey/printing";

/** What git remembers, in three sentences. */
export function historyText({
  commits,
  firstCommit,
  lastCommit,
  activeAuthors,
  activeAuthorsAYearBefore,
  commitsPerWeek,
  repairShare,
  releasesLastYear,
}: History): readonly string[] {
  const before = activeAuthorsAYearBefore === undefined ? "" : `, ${activeAuthorsAYearBefore} a year before`;
  return [
    `${amount(commits, "commit")} from ${day(firstCommit)} to ${day(lastCommit)}, ${Math.round(commitsPerWeek)} a week at the end.`,
    `${amount(activeAuthors, "person", "people")} committed in the last 90 days${before}.`,
    `${percent(repairShare)} of the last year's commits repair something by their own words; ${amount(releasesLastYear, "tag")} of that year ${releasesLastYear === 1 ? "looks like a release" : "look like releases"}.`,
  ];
}

/** A moment in milliseconds since 1970 as its day in UTC. A commit may carry a date that no calendar has. */
function day(moment: number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? "an impossible date" : date.toISOString().slice(0, 10);
}
