import type { Situation } from "../profile/situation.js";
import { nameInSentence } from "./answer.js";
import type { Reason } from "./decision.js";
import type { Force } from "./fit.js";
import { totalFit } from "./fit-of.js";
import { forceRules } from "./forces.js";
import { isPossible } from "./judge-gates.js";
import { type Pattern, type Structure, structures } from "./pattern.js";
import type { GateResult } from "./rule.js";

/** A force weaker than this explains nothing. */
const noticeable = 0.3;

/** The rule that chooses among the structures whose gates are open. */
export const simplestThatFits = "simplest-that-fits";

/** The rules that made the answer: what chose the structure, what opened it, what kept more away, and what pulled. */
export function reasonsOf(
  situation: Situation,
  structure: Structure,
  chosen: ReadonlySet<Pattern>,
  gates: readonly GateResult[],
  forces: readonly Force[],
): readonly Reason[] {
  const opened = gates.filter(
    ({ patterns, answer }) => answer.open && patterns.some((one) => chosen.has(one)),
  );
  const closed = gates.filter(
    ({ patterns, answer }) => !answer.open && !patterns.some((one) => chosen.has(one)),
  );
  const pulling = forces.filter(({ strength }) => strength >= noticeable);
  return [
    { rule: simplestThatFits, sentence: choiceOf(situation, structure, gates, forces) },
    ...[...opened, ...closed].map(({ gate, sentence, answer }) => ({
      rule: gate,
      sentence: `${sentence} Here: ${answer.because}.`,
    })),
    ...pulling.map(({ id, because }) => ({
      rule: id,
      sentence: `${forceRules.find((rule) => rule.id === id)?.sentence ?? ""} Here: ${because}.`,
    })),
  ];
}

function choiceOf(
  situation: Situation,
  structure: Structure,
  gates: readonly GateResult[],
  forces: readonly Force[],
): string {
  const possible = structures.filter((one) => one === "monolith" || isPossible(one, gates));
  const fits = possible.map((one) => {
    const total = totalFit(one, situation, forces).toFixed(2);
    return `${nameInSentence(one)} fits ${total}`;
  });
  const others = fits.length > 1 ? "among what is possible" : "and nothing else is possible";
  const choice = `Start with the simplest structure that fits as well as the best; ties go to the simpler.`;
  return `${choice} Here: ${nameInSentence(structure)}, ${others}: ${fits.join(", ")}.`;
}
