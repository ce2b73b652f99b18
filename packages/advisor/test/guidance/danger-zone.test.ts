import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complexityOf } from "../../src/guidance/complexity.js";
import { dangerZone, zoneAt } from "../../src/guidance/danger-zone.js";
import { maturityWith } from "../../src/guidance/maturity.js";
import { needs } from "../../src/guidance/needs.js";
import { decide } from "../../src/model/decide.js";
import { overlays, structures } from "../../src/model/pattern.js";
import { type Known, operations, type Situation } from "../../src/profile/situation.js";
import { anySituation, operated } from "../situation.js";
import { anyEvidence, evidenceOf } from "./evidence-of.js";
import { ready, small, sprawling } from "./situations.js";

const exercised = evidenceOf(Object.fromEntries(operations.map((name) => [name, "exercised"])));
const zoneOf = (given: Situation, evidence = evidenceOf({})) => dangerZone(given, decide(given), evidence);

describe("where a system stands", () => {
  it("a small monolith with little is simple", () => {
    expect(zoneOf(small).now).toMatchObject({ complexity: 0.1, maturity: 0, zone: "simple" });
  });

  it("with all operations it has headroom, which is no reason to use it", () => {
    const { now, verdict } = zoneOf({ ...small, operations: operated("yes") }, exercised);
    expect(now).toMatchObject({ maturity: 1, zone: "headroom" });
    expect(verdict).toContain("no reason");
  });

  it("many deployables on little are in the danger zone, and simplify first", () => {
    const { now, path, verdict } = zoneOf({ ...sprawling, coordinationPain: "low" });
    expect(now.zone).toBe("danger");
    expect(path[1]!.complexity).toBeLessThan(now.complexity);
    expect(verdict).toMatch(/danger zone.*go back/);
  });

  it("where the pipeline hurts, it is mended before anything is merged", () => {
    const { path, verdict } = zoneOf(sprawling);
    expect(path.map(({ complexity }) => complexity)).toEqual([0.9, 0.9, 0.1]);
    expect(verdict).toMatch(/mend testing and releasing, then go back/);
  });

  it("claims count half of what is exercised", () => {
    const { maturity } = zoneOf(ready).now;
    expect(maturity).toBe(0.5);
    expect(zoneOf(ready, exercised).now.maturity).toBe(1);
    expect(zoneOf(ready, evidenceOf({ testing: "wired" })).now.maturity).toBeCloseTo(0.54);
  });

  it("what nobody knows counts nothing, unless the number of prerequisites is known", () => {
    expect(zoneOf({ ...ready, operations: operated("unknown") }).now.maturity).toBe(0);
    const counted = { ...ready, operations: operated("unknown"), prerequisitesMet: 6 };
    expect(zoneOf(counted).now.maturity).toBe(0.5);
  });
});

describe("the way", () => {
  it("to more complexity goes by maturity first", () => {
    const { path, target } = zoneOf(ready);
    expect(target).toMatchObject({ label: "Target: Microservices", complexity: 0.7, zone: "sustainable" });
    expect(path.map(({ complexity }) => complexity)).toEqual([0.25, 0.25, 0.7]);
    expect(path.map(({ maturity }) => maturity)).toEqual([0.5, 0.75, 0.75]);
  });

  it("leads from now to the target, and its target is never in the danger zone", () => {
    fc.assert(
      fc.property(anySituation, anyEvidence, (any, evidence) => {
        const { now, target, path, verdict } = zoneOf(any, evidence);
        expect(path[0]).toEqual(now);
        expect(path.at(-1)).toEqual(target);
        expect(target.zone).not.toBe("danger");
        expect(verdict).toMatch(/\.$/);
        for (const { complexity, maturity, zone } of path) expect(zone).toBe(zoneAt(complexity, maturity));
      }),
    );
  });
});

describe("what a pattern needs is enough for its complexity, however little is there", () => {
  const nothing = { ...small, operations: operated("no") };
  const combinations = structures.flatMap((structure) =>
    subsets(overlays).map((joined) => [[structure, ...joined].join(" + "), structure, joined] as const),
  );

  it.each(combinations)("%s", (_, structure, joined) => {
    const needed = new Set([structure, ...joined].flatMap((pattern) => needs[pattern]));
    const zone = zoneAt(complexityOf(structure, joined), maturityWith(needed, nothing, []));
    expect(zone).not.toBe("danger");
  });
});

function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_, at) => (bits & (1 << at)) !== 0),
  );
}

it("losing a capability, or its proof, never leaves the danger zone", () => {
  const anyLoss = fc.constantFrom<Known>("no", "unknown");
  fc.assert(
    fc.property(
      anySituation,
      anyEvidence,
      fc.constantFrom(...operations),
      anyLoss,
      (any, evidence, lost, to) => {
        const before = any.operations[lost];
        fc.pre(before === "yes" || to === "no");
        const less = { ...any, operations: { ...any.operations, [lost]: to } };
        const [a, b] = [any, less].map((given) => dangerZone(given, decide(any), evidence));
        const unproven = dangerZone(any, decide(any), evidenceOf({}));
        expect(b!.now.maturity).toBeLessThanOrEqual(a!.now.maturity);
        if (a!.now.zone === "danger") expect([b!.now.zone, unproven.now.zone]).toEqual(["danger", "danger"]);
      },
    ),
  );
});

it("each structure and each overlay is more complex than what it is added to", () => {
  const bare = structures.map((structure) => complexityOf(structure, []));
  expect(bare).toEqual(bare.toSorted((a, b) => a - b));
  for (const structure of structures) {
    for (const overlay of overlays) {
      expect(complexityOf(structure, [overlay])).toBeGreaterThan(complexityOf(structure, []));
    }
  }
});
