import { gates } from "../model/gates/index.js";
import type { Pattern } from "../model/pattern.js";
import { type Lacking, putInPlace } from "../model/put-in-place.js";
import type { Gate, GateAnswer } from "../model/rule.js";
import type { Situation } from "../profile/situation.js";

/** Something that a pattern needs and that is not there, and the rule that asks for it. */
export interface Lack {
  readonly lacking: Lacking;
  readonly gate: string;
  /** The rule. */
  readonly sentence: string;
  /** Why it does not hold here. */
  readonly because: string;
}

/**
 * Everything that keeps a pattern from being operated in a situation. A gate names what it stumbles over first, so it is asked
 * again as if that were there. So whoever loses one capability never loses sight of another.
 */
export function lacksOf(pattern: Pattern, situation: Situation): readonly Lack[] {
  const found = gates
    .filter(({ patterns }) => patterns.includes(pattern))
    .flatMap((gate) => lacksOfGate(gate, situation));
  // Later gates are those of the pattern itself, and ask for more than those it shares with others.
  return [...new Map(found.map((lack) => [lack.lacking, lack])).values()];
}

/** Why nothing asks for a pattern in a situation; empty where something does. */
export function unneededBecause(pattern: Pattern, situation: Situation): readonly string[] {
  return gates
    .filter(({ patterns }) => patterns.includes(pattern))
    .map(({ judge }) => judge(situation))
    .flatMap((answer) => (!answer.open && answer.lacks === "need" ? [answer.because] : []));
}

function lacksOfGate(gate: Gate, situation: Situation): readonly Lack[] {
  const lacks = new Map<Lacking, Lack>();
  let supposed = situation;
  for (;;) {
    const answer = gate.judge(supposed);
    if (answer.open || answer.lacks === "need") break;
    const isAgain = lacks.size > 0;
    const added = namedBy(answer).filter((one) => !lacks.has(one));
    if (added.length === 0) break;
    const even = isAgain ? `even with ${[...lacks.keys()].join(" and ")}, ` : "";
    for (const lacking of added) {
      const { id, sentence } = gate;
      lacks.set(lacking, { lacking, gate: id, sentence, because: `${even}${answer.because}` });
    }
    supposed = putInPlace(added, supposed);
  }
  return [...lacks.values()];
}

function namedBy({ missing }: Extract<GateAnswer, { readonly open: false }>): readonly Lacking[] {
  if (missing.length === 0) return ["prerequisites"];
  // Consistency is what the business needs: where boundaries are named beside it, they are what can be mended.
  return missing.includes("boundaries") ? missing.filter((one) => one !== "consistency") : missing;
}
