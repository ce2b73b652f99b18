import type { Case } from "./case.js";
import { type CasebookScore, type Decider, scoreCasebook } from "./score-casebook.js";

/** The model without a part of it. */
export interface Variant {
  /** What is left out: the id of a gate, or the name of several parts. */
  readonly without: string;
  /** The rule that is left out, as a sentence. */
  readonly sentence: string;
  readonly decide: Decider;
}

/** What a part of the model contributes: how the score changes when it is left out. */
export interface Ablation {
  readonly without: string;
  readonly sentence: string;
  /** The score without it. */
  readonly exact: number;
  readonly acceptable: number;
  readonly wrong: number;
  /** Cases that are answered worse without it, by id: exact is better than acceptable, and that than wrong. */
  readonly worse: readonly string[];
  readonly better: readonly string[];
}

const rank = { exact: 2, acceptable: 1, wrong: 0 } as const;

/** Scores a book once without each part, against the score of the whole model. */
export function ablationOf(
  cases: readonly Case[],
  whole: CasebookScore,
  variants: readonly Variant[],
): readonly Ablation[] {
  const before = new Map(whole.rows.map(({ id, verdict }) => [id, rank[verdict]]));
  return variants.map(({ without, sentence, decide }) => {
    const { exact, acceptable, wrong, rows } = scoreCasebook(cases, decide);
    const changed = (by: (after: number, before: number) => boolean) =>
      rows.filter(({ id, verdict }) => by(rank[verdict], before.get(id)!)).map(({ id }) => id);
    return {
      ...{ without, sentence, exact, acceptable, wrong },
      worse: changed((after, then) => after < then),
      better: changed((after, then) => after > then),
    };
  });
}
