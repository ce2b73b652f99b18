import type { Reason } from "./decision.js";
import type { Force } from "./fit.js";
import { forceRules } from "./forces.js";
import type { Pattern } from "./pattern.js";
import type { GateResult } from "./rule.js";

/** A force weaker than this explains nothing. */
const noticeable = 0.3;

/** The rules that made the answer: what opened it, what kept more away, and what pulled. */
export function reasonsOf(
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
