import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameAnswer } from "../../src/model/answer.js";
import { answerFor } from "../../src/model/decide.js";
import { inputs } from "../../src/profile/inputs.js";
import { joinProfile } from "../../src/profile/join-profile.js";
import type { ProfileValues } from "../../src/profile/profile.js";
import { profileValues } from "../../src/profile/profile-values.js";
import type { InputName, Situation } from "../../src/profile/situation.js";
import { situationOf } from "../../src/profile/situation-of.js";
import { situationWith } from "../../src/profile/situation-with.js";
import { questionsWorthAsking } from "../../src/sensitivity/questions.js";
import { sensitivityOf } from "../../src/sensitivity/sensitivity-of.js";
import { openTrial } from "../../src/sensitivity/trial.js";
import { anySituation, situation } from "../situation.js";

const few = { numRuns: 25 };

/** What is said of a situation, as a profile whose values are all declared. */
function declared(said: Situation): ProfileValues {
  const plain: Readonly<Record<string, unknown>> = { ...said, ...said.operations, ...said.expertise };
  const because = "said in organisation.yaml";
  return profileValues(
    new Map(
      inputs.map(({ name }) => [
        name,
        { value: plain[name] as string | number, source: "declared" as const, because },
      ]),
    ),
    said.prerequisitesMet === undefined
      ? undefined
      : { value: said.prerequisitesMet, source: "declared", because },
  );
}

const sensitivity = (values: ProfileValues, scope: Situation["scope"] = "whole") =>
  sensitivityOf(values, openTrial(values, situationOf(values, scope)));

const questions = (values: ProfileValues) =>
  questionsWorthAsking(values, openTrial(values, situationOf(values, "whole")));

describe("flips", () => {
  test("each listed change, and each pair, makes another answer", () => {
    fc.assert(
      fc.property(anySituation, (said) => {
        const values = declared({ ...said, scope: "whole" });
        const { flips, pairs } = sensitivity(values, "whole");
        for (const { changes, headline } of [...flips, ...pairs]) {
          const changed = { ...said, scope: "whole" as const };
          const other = answerFor(
            situationWith(changed, new Map(changes.map(({ input, to }) => [input, to]))),
          );
          expect(isSameAnswer(other, answerFor(changed))).toBe(false);
          expect(other.headline).toBe(headline);
        }
      }),
      few,
    );
  });

  test("every input either flips the answer, or is said not to", () => {
    fc.assert(
      fc.property(anySituation, (said) => {
        const { flips, indifferent } = sensitivity(declared({ ...said, scope: "whole" }), "whole");
        const told = [...flips.flatMap(({ changes }) => changes.map(({ input }) => input)), ...indifferent];
        expect([...told].sort()).toEqual(inputs.map(({ name }) => name).sort());
      }),
      few,
    );
  });

  test("the nearest comes first", () => {
    const growing = declared(situation({ engineers: 40, domainComplexity: "moderate", boundaries: "clear" }));
    const { flips } = sensitivity(growing);
    expect(flips.find(({ changes: [change] }) => change?.input === "engineersIn18Months")?.changes).toEqual([
      { input: "engineersIn18Months", from: 40, to: 75 },
    ]);
  });
});

describe("stability", () => {
  test("is the same for the same profile, to the digit", () => {
    const values = declared(situation({ engineers: 60 }));
    expect(sensitivity(values, "whole")).toEqual(sensitivity(values, "whole"));
  });

  test("is high where nothing is near an edge, and lower where much is assumed", () => {
    const calm = situation({ engineers: 5, domainComplexity: "low", boundaries: "mixed" });
    expect(sensitivity(declared(calm), "whole").stability).toBeGreaterThan(0.9);
    const assumed = joinProfile({ name: "shop" });
    const said = declared(situationOf(assumed, "whole"));
    expect(sensitivity(assumed).stability).toBeLessThan(sensitivity(said).stability);
  });

  test("a close call is one that most nearby situations do not clearly share", () => {
    fc.assert(
      fc.property(anySituation, (said) => {
        const { stability, isCloseCall } = sensitivity(declared(said), said.scope);
        expect(isCloseCall).toBe(stability < 0.65);
      }),
      few,
    );
  });
});

describe("questions", () => {
  test("of a profile that is all assumed are three, the most valuable first", () => {
    const asked = questions(joinProfile({ name: "shop" }));
    expect(asked).toHaveLength(3);
    const worth = asked.map(({ flipValue }) => flipValue);
    expect(worth).toEqual([...worth].sort((one, other) => other - one));
    expect(worth.every((value) => value > 0)).toBe(true);
  });

  test("nothing that is already said is asked again", () => {
    expect(questions(declared(situation()))).toEqual([]);
    const said = { value: "unclear", source: "declared", because: "said in organisation.yaml" } as const;
    const profile = joinProfile({ name: "shop", flags: { values: { boundaries: said } } });
    const asked: InputName[] = questions(profile).map(({ input }) => input);
    expect(asked).not.toContain("boundaries");
  });

  test("the answers that flip the advice by themselves do", () => {
    const profile = joinProfile({ name: "shop" });
    for (const { input, flipsAt } of questions(profile)) {
      for (const value of flipsAt) {
        const flag = { value, source: "declared", because: "tried" } as const;
        const other = joinProfile({ name: "shop", flags: { values: { [input]: flag } } });
        expect(
          isSameAnswer(answerFor(situationOf(other, "whole")), answerFor(situationOf(profile, "whole"))),
        ).toBe(false);
      }
    }
  });
});
