import { amount } from "@ashlar/survey/printing";
import type { Situation } from "../profile/situation.js";
import { curves, weights } from "./curves.js";
import { type Factor, type Fit, type Force, factors } from "./fit.js";
import { movedBy } from "./forces.js";
import type { Pattern } from "./pattern.js";
import { prerequisitesMet } from "./prerequisites-met.js";

/** How well a pattern suits a situation. Gates are not asked: what fits may still be impossible. */
export function fitOf(pattern: Pattern, situation: Situation, forces: readonly Force[]): Fit {
  const scores = scoresOf(pattern, situation);
  const because = whatCounts(situation);
  const scored = factors.map((factor) => ({
    ...{ factor, score: scores[factor], weight: weights[factor], because: because[factor] },
  }));
  const moved = rounded(movedBy(pattern, forces));
  return { pattern, total: totalOf(scores, moved), factors: scored, forces: moved };
}

/** The total of `fitOf` alone. */
export function totalFit(pattern: Pattern, situation: Situation, forces: readonly Force[]): number {
  return totalOf(scoresOf(pattern, situation), rounded(movedBy(pattern, forces)));
}

type Scores = Readonly<Record<Factor, number>>;

function scoresOf(pattern: Pattern, situation: Situation): Scores {
  const { team, domain, maturity, scaling, consistency, overhead } = curves[pattern];
  return {
    team: rounded(team(situation.engineersIn18Months)),
    domain: domain[situation.domainComplexity],
    maturity: rounded(maturity(prerequisitesMet(situation) / 6)),
    scaling: scaling[situation.independentScaling],
    consistency: consistency[situation.consistency],
    overhead,
  };
}

function whatCounts(situation: Situation): Readonly<Record<Factor, string>> {
  return {
    team: `${amount(situation.engineersIn18Months, "engineer")} in 18 months`,
    domain: `${situation.domainComplexity} complexity`,
    maturity: `${prerequisitesMet(situation)} of six prerequisites`,
    scaling: `scaling apart: ${situation.independentScaling}`,
    consistency: `${situation.consistency} consistency`,
    overhead: "what it costs to run",
  };
}

function totalOf(scores: Scores, moved: number): number {
  let sum = moved;
  for (const factor of factors) sum += scores[factor] * weights[factor];
  return rounded(Math.min(1, Math.max(0, sum)));
}

/** Reports show these numbers; what they show must be what was compared. */
const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
