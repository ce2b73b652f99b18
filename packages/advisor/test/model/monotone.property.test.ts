import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerFor } from "../../src/model/decide.js";
import { patterns, structures } from "../../src/model/pattern.js";
import { expertises, type Known, operations, type Situation } from "../../src/profile/situation.js";
import { situationWith } from "../../src/profile/situation-with.js";
import { anySituation } from "../situation.js";

const runs = { numRuns: 5_000 };
const capabilities = [...operations, ...expertises];
type Name = (typeof capabilities)[number];

const withCapability = (situation: Situation, name: Name, value: Known): Situation =>
  situationWith(situation, new Map([[name, value]]));

/** No structure further up the ladder, no overlay more, no headline that asks more. */
function expectNoMoreDemanding(less: Situation, more: Situation): void {
  const below = answerFor(less);
  const above = answerFor(more);
  expect(structures.indexOf(below.structure)).toBeLessThanOrEqual(structures.indexOf(above.structure));
  expect(patterns.indexOf(below.headline)).toBeLessThanOrEqual(patterns.indexOf(above.headline));
  for (const overlay of below.overlays) expect(above.overlays).toContain(overlay);
}

describe("what an organisation can do, and the answer", () => {
  test("losing a prerequisite never leads to a more demanding pattern, gaining one never to a simpler", () => {
    fc.assert(
      fc.property(anySituation, fc.constantFrom(...capabilities), (situation, name) => {
        expectNoMoreDemanding(withCapability(situation, name, "no"), withCapability(situation, name, "yes"));
      }),
      runs,
    );
  });

  test("not knowing is never better than having", () => {
    fc.assert(
      fc.property(anySituation, fc.constantFrom(...capabilities), (situation, name) => {
        expectNoMoreDemanding(
          withCapability(situation, name, "unknown"),
          withCapability(situation, name, "yes"),
        );
      }),
      runs,
    );
  });

  test("losing several at once, or all, never leads to a more demanding pattern", () => {
    fc.assert(
      fc.property(anySituation, fc.subarray(capabilities, { minLength: 2 }), (situation, names) => {
        const lost = names.reduce((one, name) => withCapability(one, name, "no"), situation);
        const had = names.reduce((one, name) => withCapability(one, name, "yes"), situation);
        expectNoMoreDemanding(lost, had);
      }),
      runs,
    );
  });

  test("one prerequisite fewer, where only their number is known, never leads to a more demanding pattern", () => {
    fc.assert(
      fc.property(anySituation, fc.integer({ min: 1, max: 6 }), (situation, met) => {
        expectNoMoreDemanding(
          { ...situation, prerequisitesMet: met - 1 },
          { ...situation, prerequisitesMet: met },
        );
      }),
      runs,
    );
  });
});

describe("need, and the answer", () => {
  test("without any need, everybody runs one program, whatever they are able to", () => {
    const calm: Partial<Situation> = {
      ...{ independentScaling: "none", coordinationPain: "low", streaming: "none" },
      ...{
        consistency: "strong",
        audit: "none",
        temporalQueries: "none",
        spikes: "normal",
        latency: "normal",
      },
    };
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { structure, overlays } = answerFor({ ...situation, ...calm });
        expect(["monolith", "modular-monolith"]).toContain(structure);
        expect(overlays).toEqual([]);
      }),
      runs,
    );
  });

  test("unclear boundaries keep everything in one program", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { structure, overlays } = answerFor({ ...situation, boundaries: "unclear" });
        expect(["monolith", "modular-monolith"]).toContain(structure);
        expect(overlays).not.toContain("event-driven");
        expect(overlays).not.toContain("cqrs-es");
      }),
      runs,
    );
  });

  test("less pain never leads to a more demanding structure, unless it is the pipeline's", () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const operations = { ...given.operations, deployment: "yes", testing: "yes" } as const;
        const situation: Situation = { ...given, painCause: "architecture", operations };
        expectNoMoreDemanding(
          { ...situation, coordinationPain: "low" },
          { ...situation, coordinationPain: "high", painIs: "felt" },
        );
      }),
      runs,
    );
  });
});
