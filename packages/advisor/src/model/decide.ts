import type { Situation } from "../profile/situation.js";
import type { Answer } from "./answer.js";
import { answerAmong } from "./answer-among.js";
import type { Decision } from "./decision.js";
import { type ForceRule, forceRules, forcesIn } from "./forces.js";
import { gates as allGates } from "./gates/index.js";
import { isPossible, judgeGates } from "./judge-gates.js";
import { nearMisses } from "./near-misses.js";
import { type Pattern, patterns } from "./pattern.js";
import { reasonsOf } from "./reasons.js";
import type { Gate } from "./rule.js";
import { verdictsOf } from "./verdicts.js";

/** The rules to decide by; all of them, when left out. Leaving some out shows what they contribute. */
export interface DecisionRules {
  readonly gates?: readonly Gate[];
  readonly forces?: readonly ForceRule[];
}

/**
 * The architecture for a situation. The structure is the simplest that fits as well as the best among those whose gates are
 * open; an overlay joins it when its gates are open. The same situation gives the same decision, always.
 *
 * @example
 * ```ts
 * const { headline, reasons } = decide(situation);
 * ```
 */
export function decide(situation: Situation, rules: DecisionRules = {}): Decision {
  const all = { gates: rules.gates ?? allGates, forces: rules.forces ?? forceRules };
  const gates = judgeGates(all.gates, situation);
  const forces = forcesIn(situation, all.forces);
  const answer = answerAmong(situation, forces, (one) => isPossible(one, gates));
  const { structure } = answer;
  const chosen: ReadonlySet<Pattern> = new Set([structure, ...answer.overlays]);
  return {
    ...answer,
    foundationsFirst: gates.some(({ gate, answer }) => gate === "foundations-first" && !answer.open),
    reasons: reasonsOf(situation, structure, chosen, gates, forces),
    gates,
    forces,
    verdicts: verdictsOf({ situation, chosen, structure, results: gates, forces, rules: all }),
    nearMisses: nearMisses(situation, chosen),
  };
}

/** The bare answer, without its reasons: what thousands of nearby situations are compared by. */
export function answerFor(situation: Situation): Answer {
  const isOpen = (pattern: Pattern) =>
    gatesOf.get(pattern)?.every(({ judge }) => judge(situation).open) ?? true;
  return answerAmong(situation, forcesIn(situation), isOpen);
}

const gatesOf = new Map(patterns.map((one) => [one, allGates.filter((gate) => gate.patterns.includes(one))]));
