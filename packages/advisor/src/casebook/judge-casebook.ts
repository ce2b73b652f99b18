import { decide } from "../model/decide.js";
import { type Ablation, ablationOf } from "./ablation.js";
import { baselinesOf } from "./baselines.js";
import type { Case } from "./case.js";
import { estimateVariants, withEverySkill } from "./estimates.js";
import { type GateUse, gateUseOf } from "./gate-use.js";
import { type CasebookScore, type Decider, scoreCasebook } from "./score-casebook.js";
import { variants } from "./variants.js";

/** A score, and what was scored. */
export interface NamedScore {
  readonly id: string;
  readonly name: string;
  readonly score: CasebookScore;
}

/** How well the model answers a book, what rules of thumb would have said, and what each of its parts is worth. */
export interface CasebookReport {
  readonly score: CasebookScore;
  readonly baselines: readonly NamedScore[];
  readonly ablation: readonly Ablation[];
  /** The same, were every skill there in every case: a book that names skills where they were used tells of its answers. */
  readonly skilledAblation: readonly Ablation[];
  readonly gateUse: readonly GateUse[];
  /** The model's score, were the estimates of the book other ones. */
  readonly estimates: readonly NamedScore[];
}

/** Beyond so many cases only the score is worked out: the rest decides every case some eighty times more. */
export const mostCasesInDetail = 1_000;

/**
 * Judges the advisor by a book of cases. Pure: the same book gives the same report, in whichever order its lines are. A book of
 * more than {@link mostCasesInDetail} cases gets a score and baselines; the other lists are empty.
 *
 * @example
 * ```ts
 * const { score } = judgeCasebook(await readCasebook("casebook.jsonl"));
 * console.log(`${score.exact} of ${score.total}`);
 * ```
 */
export function judgeCasebook(cases: readonly Case[]): CasebookReport {
  const score = scoreCasebook(cases, decideOne);
  const baselines = baselinesOf(cases).map(({ id, name, decide: ruleOfThumb }) => ({
    ...{ id, name },
    score: scoreCasebook(cases, ruleOfThumb),
  }));
  const isSmall = cases.length <= mostCasesInDetail;
  return { score, baselines, ...(isSmall ? detailsOf(cases, score) : noDetails) };
}

type Details = Omit<CasebookReport, "score" | "baselines">;

const noDetails: Details = { ablation: [], skilledAblation: [], gateUse: [], estimates: [] };

const decideOne: Decider = (situation) => decide(situation);

function detailsOf(cases: readonly Case[], score: CasebookScore): Details {
  const skilled = cases.map(withEverySkill);
  return {
    ablation: ablationOf(cases, score, variants),
    skilledAblation: ablationOf(skilled, scoreCasebook(skilled, decideOne), variants),
    gateUse: gateUseOf(cases),
    estimates: estimateVariants.map(({ id, name, change }) => ({
      ...{ id, name },
      score: scoreCasebook(cases.map(change), decideOne),
    })),
  };
}
