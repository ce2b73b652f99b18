import { decide } from "../model/decide.js";
import { gates } from "../model/gates/index.js";
import { type Pattern, patternNames, patterns } from "../model/pattern.js";
import type { Gate } from "../model/rule.js";
import type { Variant } from "./ablation.js";

const leaving = (without: string, sentence: string, isLeft: (gate: Gate) => boolean): Variant => ({
  without,
  sentence,
  decide: (situation) => decide(situation, { gates: gates.filter((gate) => !isLeft(gate)) }),
});

const named = (pattern: Pattern) => gates.filter((gate) => gate.patterns.includes(pattern));

/** Each gate alone, all those of a pattern, all there are, and the forces: gates back each other up, so each view tells its own. */
export const variants: readonly Variant[] = [
  ...gates.map(({ id, sentence }) => leaving(id, sentence, (gate) => gate.id === id)),
  ...patterns
    .filter((pattern) => named(pattern).length > 0)
    .map((pattern) =>
      leaving(`gates of ${pattern}`, `Every gate of ${patternNames[pattern]}.`, (gate) =>
        gate.patterns.includes(pattern),
      ),
    ),
  leaving("all gates", "Every gate: the fit decides alone, and every overlay joins.", () => true),
  {
    without: "forces",
    sentence: "What splits a system and what holds it together.",
    decide: (situation) => decide(situation, { forces: [] }),
  },
];
