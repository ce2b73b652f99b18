import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Capability, capabilities, type Strength, strengths } from "../../src/readiness/capability.js";
import type { FindingOutcome } from "../../src/readiness/finding.js";
import type { Probe, Sighting } from "../../src/readiness/probe.js";
import { readinessOf } from "../../src/readiness/readiness-of.js";
import { seeded } from "../seeded.js";
import { repository } from "./in-memory.js";

const empty = repository({ "src/main.py": "" });
const outcomes: readonly FindingOutcome[] = ["true", "false", "not-applicable", "not-available", "error"];

function probe(id: string, sightings: readonly Sighting[], strength: Strength = "wired"): Probe {
  return { id, capability: "testing", strength, looksFor: "Something.", look: () => sightings };
}

function testing(probes: readonly Probe[]) {
  return readinessOf(empty, probes).find(({ capability }) => capability === "testing")!;
}

const saw = (outcome: FindingOutcome, strength?: Strength): Sighting => ({
  outcome,
  message: "Seen.",
  ...(strength ? { strength } : {}),
});

describe("the strength of a capability", () => {
  it("is that of the strongest positive finding", () => {
    expect(
      testing([probe("a", [saw("true")]), probe("b", [saw("true", "exercised"), saw("false")])]).strength,
    ).toBe("exercised");
  });

  it("is none when probes looked and saw nothing", () => {
    expect(testing([probe("a", [saw("false")]), probe("b", [saw("not-available")])]).strength).toBe("none");
  });

  it("is not available when none could look", () => {
    const blind = [saw("not-available"), saw("not-applicable"), saw("error")];
    expect(testing([probe("a", blind)]).strength).toBe("not-available");
    expect(testing([]).strength).toBe("not-available");
  });
});

describe("findings", () => {
  it("of every capability stand in one order", () => {
    expect(readinessOf(empty, []).map(({ capability }): Capability => capability)).toEqual(capabilities);
  });

  it("stand with the positive ones first, the strongest of them first", () => {
    const { findings } = testing([
      probe("b", [saw("false"), saw("true", "declared")]),
      probe("a", [saw("true", "exercised"), saw("error")]),
    ]);
    expect(findings.map(({ outcome, strength }) => `${outcome} ${strength}`)).toEqual([
      "true exercised",
      "true declared",
      "false wired",
      "error wired",
    ]);
  });

  it("say so when a probe fails, and the others are still asked", () => {
    const failing: Probe = {
      ...probe("failing", []),
      look: () => {
        throw new Error("it broke\nat some place");
      },
    };
    const { findings, strength } = testing([failing, probe("a", [saw("true")])]);
    expect(strength).toBe("wired");
    expect(findings.at(-1)).toMatchObject({
      probe: "failing",
      outcome: "error",
      message: "the probe failed: it broke",
    });
  });

  it("do not depend on the order of probes or files", () => {
    const sighting = fc.record({
      outcome: fc.constantFrom(...outcomes),
      strength: fc.constantFrom(...strengths),
      message: fc.constantFrom("A.", "B."),
      places: fc.array(fc.record({ file: fc.constantFrom("a", "b"), line: fc.nat(20) }), { maxLength: 2 }),
    });
    const probes = fc.uniqueArray(
      fc.record({ id: fc.constantFrom("a", "b", "c", "d"), sightings: fc.array(sighting, { maxLength: 3 }) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(probes, (described) => {
        const made = described.map(({ id, sightings }) => probe(id, sightings));
        const bare = ({ strength, findings }: ReturnType<typeof testing>) => [
          strength,
          findings.map((one) => ({ ...one, places: one.places[0] })),
        ];
        expect(bare(testing([...made].reverse()))).toEqual(bare(testing(made)));
      }),
      seeded({ numRuns: 200 }),
    );
  });
});
