import type { Situation } from "../profile/situation.js";
import { nameInSentence } from "./answer.js";
import type { Force } from "./fit.js";
import { totalFit } from "./fit-of.js";
import { forceRules } from "./forces.js";
import { isPossible } from "./judge-gates.js";
import { type Pattern, type Structure, structures } from "./pattern.js";
import { type Reason, reasonOfGate } from "./reason.js";
import type { GateResult } from "./rule.js";

/** A force weaker than this explains nothing. */
const noticeable = 0.3;

/** The rule that chooses among the structures whose gates are open. */
export const simplestThatFits = "simplest-that-fits";

/**
 * The rules that made the answer, the most telling first: what chose the structure, what opened the way to it, what pulls, what
 * keeps away a pattern that something asks for, and last what nothing asks for.
 */
export function reasonsOf(
  situation: Situation,
  structure: Structure,
  chosen: ReadonlySet<Pattern>,
  gates: readonly GateResult[],
  forces: readonly Force[],
): readonly Reason[] {
  const isOfChosen = ({ patterns }: GateResult) => patterns.some((one) => chosen.has(one));
  // That nothing keeps the default away is no reason for it.
  const opened = gates.filter(
    (gate) => gate.answer.open && isOfChosen(gate) && gate.patterns.some((one) => one !== "monolith"),
  );
  const closed = gates.filter((gate) => !gate.answer.open && !isOfChosen(gate));
  const [blocking, idle] = parted(closed, ({ patterns }) =>
    patterns.some((one) => isPossible(one, gates, "need")),
  );
  return [
    choiceOf(situation, structure, gates, forces),
    ...opened.map(reasonOfGate),
    ...forces.filter(({ strength }) => strength >= noticeable).map(reasonOfForce),
    ...[...blocking, ...idle].map(reasonOfGate),
  ];
}

function reasonOfForce({ id, because }: Force): Reason {
  const { sentence } = forceRules.find((rule) => rule.id === id)!;
  return { rule: id, sentence, here: `${because}.` };
}

function parted<One>(all: readonly One[], isFirst: (one: One) => boolean): readonly [One[], One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function choiceOf(
  situation: Situation,
  structure: Structure,
  gates: readonly GateResult[],
  forces: readonly Force[],
): Reason {
  const possible = structures.filter((one) => isPossible(one, gates));
  const fits = possible.map((one) => {
    const total = totalFit(one, situation, forces).toFixed(2);
    return `${nameInSentence(one)} fits ${total}`;
  });
  const others = fits.length > 1 ? "among what is possible" : "and nothing else is possible";
  return {
    rule: simplestThatFits,
    sentence: "Start with the simplest structure that fits as well as the best; ties go to the simpler.",
    here: `${nameInSentence(structure)}, ${others}: ${fits.join(", ")}.`,
  };
}
