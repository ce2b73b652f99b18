import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/model/decide.js";
import { factors } from "../../src/model/fit.js";
import { forceRules } from "../../src/model/forces.js";
import { gates } from "../../src/model/gates/index.js";
import { patterns } from "../../src/model/pattern.js";
import { simplestThatFits } from "../../src/model/reasons.js";
import { anySituation, operated, situation, versed } from "../situation.js";

const verdictOn = (decision: ReturnType<typeof decide>, pattern: (typeof patterns)[number]) =>
  decision.verdicts.find((one) => one.pattern === pattern)!;

describe("the structure", () => {
  test("of a small team with a simple domain is the monolith", () => {
    expect(decide(situation({ engineers: 8, domainComplexity: "low" })).headline).toBe("monolith");
  });

  test("fifty engineers who do not wait for each other stay with one program", () => {
    const { structure } = decide(situation({ engineers: 50, operations: operated("yes") }));
    expect(["monolith", "modular-monolith"]).toContain(structure);
  });

  test("a team that triples gets boundaries before the people come", () => {
    const today = situation({ engineers: 15, domainComplexity: "high" });
    expect(decide({ ...today, engineersIn18Months: 34 }).structure).toBe("modular-monolith");
  });

  test("one part whose runtime differs is extracted, even by a tiny team that can operate it", () => {
    const { structure } = decide(
      situation({
        engineers: 6,
        boundaries: "clear",
        independentScaling: "one",
        operations: operated("yes"),
      }),
    );
    expect(structure).toBe("selective-extraction");
  });

  test("the same part stays where nobody could operate two programs, and the extraction would win", () => {
    const decision = decide(situation({ engineers: 6, boundaries: "clear", independentScaling: "one" }));
    expect(decision.structure).toBe("monolith");
    expect(verdictOn(decision, "selective-extraction").verdict).toBe("blocked");
    expect(verdictOn(decision, "selective-extraction").wouldWinIf).toMatch(
      /^It would win with tests at all levels, .* and one-click deploys in place/,
    );
  });

  const large = situation({
    ...{ engineers: 200, engineersIn18Months: 300, domainComplexity: "high", boundaries: "clear" },
    ...{ independentScaling: "several", consistency: "eventual", coordinationPain: "high" },
    operations: operated("yes"),
  });

  test("of many teams with clear boundaries, felt pain and full readiness is microservices", () => {
    expect(decide(large).headline).toBe("microservices");
  });

  test("foundations come first when the pipeline is what hurts", () => {
    const decision = decide({ ...large, painCause: "pipeline" });
    expect(decision.foundationsFirst).toBe(true);
    expect(decision.structure).toBe("modular-monolith");
  });

  test("a hundred deployables that one team keeps alive go back together", () => {
    const decision = decide({ ...large, teams: 1, deployables: 140 });
    expect(decision.structure).toBe("modular-monolith");
    expect(decision.reasons.map(({ rule }) => rule)).toContain("deployables-per-team");
  });

  test("a team that shrinks below fifty goes back to fewer programs", () => {
    expect(decide({ ...large, engineersIn18Months: 40 }).headline).not.toBe("microservices");
  });
});

describe("overlays", () => {
  const streams = situation({
    ...{ streaming: "core", consistency: "eventual", boundaries: "clear", volume: "high" },
    ...{ operations: operated("yes"), expertise: versed("no", { broker: "yes" }) },
  });

  test("streams that several consumers need are event-driven", () => {
    expect(decide(streams).overlays).toEqual(["event-driven"]);
  });

  test.each([
    ["the volume is low", { volume: "low" as const }],
    ["nobody has operated a broker", { expertise: versed("no") }],
    ["flows could not be traced", { operations: operated("yes", { observability: "no" as const }) }],
    ["a few events are no stream", { streaming: "some" as const }],
  ])("not when %s", (_, change) => {
    expect(decide({ ...streams, ...change }).overlays).toEqual([]);
  });

  test("regulated does not mean event-sourced", () => {
    const bank = situation({
      audit: "regulatory",
      boundaries: "clear",
      operations: operated("yes"),
      expertise: versed("yes"),
    });
    expect(decide(bank).overlays).toEqual([]);
    expect(decide({ ...bank, temporalQueries: "core" }).overlays).toEqual(["cqrs-es"]);
  });

  test("space-based is refused by default, and given to those who trade in microseconds", () => {
    const venue = situation({
      ...{ spikes: "extreme", latency: "sub-ms", boundaries: "clear", operations: operated("yes") },
      ...{ engineers: 60, expertise: versed("yes") },
    });
    expect(decide(venue).headline).toBe("space-based");
    expect(decide({ ...venue, latency: "normal" }).overlays).toEqual([]);
  });
});

describe("every decision", () => {
  test("has a verdict for each pattern, with six factors that add up to the total", () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        const { verdicts } = decide(given);
        expect(verdicts.map(({ pattern }) => pattern)).toEqual(patterns);
        for (const { fit, because } of verdicts) {
          expect(fit.factors.map(({ factor }) => factor)).toEqual(factors);
          const sum = fit.factors.reduce((total, { score, weight }) => total + score * weight, fit.forces);
          expect(Math.abs(fit.total - Math.min(1, Math.max(0, sum)))).toBeLessThan(0.001);
          expect(because).not.toBe("");
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("names what is missing for each pattern that would win", () => {
    fc.assert(
      fc.property(anySituation, (given) => {
        for (const { verdict, wouldWinIf } of decide(given).verdicts) {
          expect(wouldWinIf !== undefined).toBe(verdict === "blocked");
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("gives reasons that name rules that exist", () => {
    const known = new Set([
      simplestThatFits,
      ...gates.map(({ id }) => id),
      ...forceRules.map(({ id }) => id),
    ]);
    fc.assert(
      fc.property(anySituation, (given) => {
        const { reasons } = decide(given);
        expect(reasons.length).toBeGreaterThan(0);
        for (const { rule } of reasons) expect(known).toContain(rule);
      }),
      { numRuns: 500 },
    );
  });
});

test("rules have names of their own, a sentence, and a source", () => {
  const ids = [...gates, ...forceRules].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { sentence, source } of gates) {
    expect(sentence).toMatch(/\.$/);
    if (source.kind === "case") expect(source.lesson).toBeLessThanOrEqual(9);
  }
});

describe("modules before anything else", () => {
  test("where several teams share unclear boundaries", () => {
    const shared = situation({ engineers: 16, teams: 3, boundaries: "unclear", domainComplexity: "low" });
    expect(decide(shared).structure).toBe("modular-monolith");
    expect(decide({ ...shared, teams: 1 }).structure).toBe("monolith");
  });

  test("where the head-count triples in two years, and not where it grows modestly", () => {
    const growing = situation({ engineers: 6, engineersIn18Months: 14, domainComplexity: "low" });
    expect(decide(growing).structure).toBe("modular-monolith");
    expect(decide({ ...growing, engineersIn18Months: 8 }).structure).toBe("monolith");
  });
});
