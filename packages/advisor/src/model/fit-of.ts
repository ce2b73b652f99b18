import type { Situation } from "../profile/situation.js";
import { curves, weights } from "./curves.js";
import { type Factor, type Fit, type Force, factors } from "./fit.js";
import { leverOf, netForce } from "./forces.js";
import type { Pattern } from "./pattern.js";
import { prerequisitesMet } from "./prerequisites-met.js";

/** How well a pattern suits a situation. Gates are not asked: what fits may still be impossible. */
export function fitOf(pattern: Pattern, situation: Situation, forces: readonly Force[]): Fit {
  const { team, domain, maturity, scaling, consistency, overhead } = curves[pattern];
  const met = prerequisitesMet(situation);
  const scores: Readonly<Record<Factor, readonly [score: number, because: string]>> = {
    team: [team(situation.engineersIn18Months), `${situation.engineersIn18Months} engineers in 18 months`],
    domain: [domain[situation.domainComplexity], `${situation.domainComplexity} complexity`],
    maturity: [maturity(met / 6), `${met} of six prerequisites`],
    scaling: [scaling[situation.independentScaling], `scaling apart: ${situation.independentScaling}`],
    consistency: [consistency[situation.consistency], `${situation.consistency} consistency`],
    overhead: [overhead, "what it costs to run"],
  };
  const scored = factors.map((factor) => {
    const [score, because] = scores[factor];
    return { factor, score: round(score), weight: weights[factor], because };
  });
  const moved = round(leverOf(pattern) * netForce(forces));
  const sum = scored.reduce((total, { score, weight }) => total + score * weight, moved);
  return { pattern, total: round(Math.min(1, Math.max(0, sum))), factors: scored, forces: moved };
}

/** Reports show these numbers; what they show must be what was compared. */
const round = (value: number) => Math.round(value * 1_000) / 1_000;
