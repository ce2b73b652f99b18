import type { History, HistoryCaveat } from "@ashlar/survey";
import { percent } from "@ashlar/survey/printing";
import type { Sourced } from "./source.js";
import { wholeNumber } from "./whole-number.js";

/** What a history says of the inputs. */
export interface HistoryAnswers {
  readonly engineers?: Sourced<number>;
  readonly engineersIn18Months?: Sourced<number>;
  readonly boundaries?: Sourced<"clear" | "mixed" | "unclear">;
}

const yearsAhead = 1.5;
const mostGrowth = 3;

// What a shallow clone lacks is just what would be counted.
const worthless: ReadonlySet<HistoryCaveat["kind"]> = new Set(["shallow"]);

// One person's habit, or a few weeks of building up, say nothing of the boundaries between modules.
const anecdotal: ReadonlySet<HistoryCaveat["kind"]> = new Set(["single-author", "short"]);

/** What a history says of the people who work on a system and of its boundaries; nothing when it is cut off. */
export function historyAnswers(history: History): HistoryAnswers {
  const { activeAuthors, activeAuthorsAYearBefore, lastCommit, boundaries, modulesFrom, caveats } = history;
  if (caveats.some(({ kind }) => worthless.has(kind))) return {};
  // A commit may carry any date, also one that no calendar has.
  const last = new Date(lastCommit);
  const until = Number.isNaN(last.getTime()) ? "the last commit" : last.toISOString().slice(0, 10);
  return {
    ...(activeAuthors > 0 && {
      engineers: measured(activeAuthors, `${people(activeAuthors)} committed in the 90 days to ${until}`),
    }),
    ...(activeAuthors > 0 &&
      activeAuthorsAYearBefore && {
        engineersIn18Months: measured(
          projected(activeAuthors, activeAuthorsAYearBefore),
          `a projection: ${people(activeAuthors)} committed in the 90 days to ${until}, ${activeAuthorsAYearBefore} a year before`,
        ),
      }),
    ...(boundaries &&
      !caveats.some(({ kind }) => anecdotal.has(kind)) && {
        boundaries: measured(
          boundaries.clarity,
          `${percent(boundaries.ownShare)} of the changes to ${boundaries.modules} modules stay within one${modulesFrom ? ` (modules ${modulesFrom})` : ""}`,
        ),
      }),
  };
}

/** The change of the last year, carried on for a year and a half; a year says nothing of more than a tripling. */
function projected(now: number, aYearBefore: number): number {
  const growth = (now / aYearBefore) ** yearsAhead;
  return wholeNumber("engineersIn18Months", now * Math.min(mostGrowth, Math.max(1 / mostGrowth, growth)));
}

function measured<Value>(value: Value, because: string): Sourced<Value> {
  return { value, source: "measured", because };
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
