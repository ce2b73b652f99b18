import fc from "fast-check";
import { expect, test } from "vitest";
import { isPartOf } from "../../src/model/answer.js";
import { answerFor, decide } from "../../src/model/decide.js";
import { forceRules } from "../../src/model/forces.js";
import { gates } from "../../src/model/gates/index.js";
import type { Pattern } from "../../src/model/pattern.js";
import { putInPlace } from "../../src/model/put-in-place.js";
import { lacksToWin } from "../../src/model/would-win.js";
import type { Situation } from "../../src/profile/situation.js";
import { anySituation } from "../situation.js";

const rules = { gates, forces: forceRules };

const isPartOfAnswer = (pattern: Pattern, situation: Situation) => isPartOf(pattern, answerFor(situation));

test("a pattern that would win does win with what is named in place, and with nothing less", () => {
  fc.assert(
    fc.property(anySituation, (given) => {
      // Named one by one: a number of prerequisites grows, and is no name.
      const situation: Situation = { ...given, prerequisitesMet: undefined };
      for (const { pattern, verdict } of decide(situation).verdicts) {
        if (verdict !== "blocked") continue;
        const names = [...lacksToWin(pattern, situation, rules)!.keys()];
        expect(isPartOfAnswer(pattern, putInPlace(names, situation))).toBe(true);
        for (const left of names) {
          const fewer = names.filter((one) => one !== left);
          expect(isPartOfAnswer(pattern, putInPlace(fewer, situation))).toBe(false);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
