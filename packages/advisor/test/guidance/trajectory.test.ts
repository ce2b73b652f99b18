import type { History, ModuleHistory } from "@ashlar/survey";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModuleAdvice } from "../../src/advice.js";
import { structureToday } from "../../src/guidance/standing.js";
import { type Surroundings, stageTexts, trajectory } from "../../src/guidance/trajectory.js";
import { decide } from "../../src/model/decide.js";
import type { Situation } from "../../src/profile/situation.js";
import { anySituation, operated, situation } from "../situation.js";
import { ready, small, sprawling, streaming, unready } from "./situations.js";

const alone: Surroundings = { modules: [], history: undefined };
const stagesOf = (given: Situation, around = alone) => trajectory(given, decide(given), around);
const namesOf = (given: Situation) => stagesOf(given).map(({ pattern, when }) => `${when}: ${pattern}`);
const saidOf = (given: Situation, around = alone) =>
  stagesOf(given, around)
    .flatMap(({ does }) => does)
    .join("\n");

const moduleOf = (name: string, ownCommits: number, extractionScore: number): ModuleHistory => ({
  ...{ name, folder: `modules/${name}`, commits: 40, ownCommits, authors: 3 },
  ...{ selfContainment: (ownCommits + 1) / 42, extractionScore },
});
const history: History = {
  ...{ commits: 900, firstCommit: 0, lastCommit: 0, activeAuthors: 9, activeAuthorsAYearBefore: undefined },
  ...{ commitsPerWeek: 20, repairShare: 0, releasesLastYear: 4, caveats: [] },
  modules: [moduleOf("orders", 4, 0.4), moduleOf("search", 30, 2.7)],
};

describe("the stages", () => {
  it("of a ready organisation climb to the target, one at a time", () => {
    expect(namesOf(ready)).toEqual([
      "now: modular-monolith",
      "next: selective-extraction",
      "later: microservices",
    ]);
  });

  it("begin with foundations where operations are missing", () => {
    expect(namesOf(small)).toEqual(["now: monolith", "next: foundations", "later: modular-monolith"]);
    expect(saidOf(small)).toContain("one-click deploys with rollback; automated tests");
  });

  it("show one stage beyond the target, with its gate", () => {
    const last = stagesOf(unready).at(-1)!;
    expect(last).toMatchObject({ pattern: "selective-extraction", when: "later" });
    expect(last.entryGate).toContain("four of the six prerequisites");
    expect(last.entryGate).toContain("most teams have about two");
  });

  it("show a pattern that would win as the one beyond", () => {
    expect(namesOf(streaming).at(-1)).toBe("later: event-driven");
  });

  it("never give up boundaries inside one deployable", () => {
    expect(decide(streaming).structure).toBe("monolith");
    expect(namesOf(streaming)[0]).toBe("now: monolith");
  });

  it("lead back where less can be operated than is, before anything else", () => {
    const shrunk = situation({ engineers: 20, engineersIn18Months: 6, deployables: 14, teams: 1 });
    expect(namesOf(shrunk)).toEqual([
      "now: microservices",
      "next: monolith",
      "later: foundations",
      "later: modular-monolith",
    ]);
  });

  it("lead back after the foundations where the pipeline hurts", () => {
    const [now, foundations, back] = stagesOf(sprawling);
    expect(foundations!.pattern).toBe("foundations");
    expect(now).toMatchObject({ pattern: "microservices", when: "now" });
    expect(now!.does.join()).toContain("no new deployable");
    expect(back!.does[0]).toContain("Merge deployables back one at a time");
  });
});

describe("what is done depends on the organisation", () => {
  it("headcount that triples asks for enforced boundaries now", () => {
    expect(saidOf(situation({ engineers: 20, engineersIn18Months: 60 }))).toContain(
      "enforce module boundaries now",
    );
    expect(saidOf(situation({ engineers: 20, engineersIn18Months: 22 }))).not.toContain("triple");
  });

  it("distributed teams own whole bounded contexts, not tickets", () => {
    expect(saidOf({ ...ready, timeZones: 2 })).toContain("whole bounded contexts");
    expect(saidOf(ready)).not.toContain("time zones");
  });

  it("the best candidate of the history is named, with a caution", () => {
    expect(saidOf(ready, { ...alone, history })).toMatch(/that is search, where 30 of 40.*modest signal/);
    expect(saidOf(ready)).toContain("the history names no candidate");
  });

  it("a module that is advised to be extracted comes before any candidate of the history", () => {
    const advised = { name: "feeds", isExtracted: true } as ModuleAdvice;
    expect(saidOf(ready, { modules: [advised], history })).toContain("Extract feeds first");
  });
});

it("starts where they stand, passes the target, and repeats nothing", () => {
  fc.assert(
    fc.property(anySituation, (any) => {
      const decision = decide(any);
      const stages = stagesOf(any);
      const found = stages.map(({ pattern }) => pattern);
      expect(found[0]).toBe(structureToday(any, decision));
      expect(found).toEqual(expect.arrayContaining([decision.structure, ...decision.overlays]));
      expect(new Set(found).size).toBe(found.length);
      expect(stages.filter(({ when }) => when === "now")).toHaveLength(1);
      expect(stages.filter(({ when }) => when === "next").length).toBeLessThanOrEqual(1);
      expect(stages.filter(({ does }) => does.length === 0)).toEqual([]);
      if (decision.foundationsFirst) expect(found[1]).toBe("foundations");
    }),
  );
});

it("every stage has its gate, its measure, its stop and its way back", () => {
  for (const { entryGate, exitMeasure, stopRule, wayBack } of Object.values(stageTexts)) {
    for (const text of [entryGate, exitMeasure, stopRule, wayBack]) expect(text).toMatch(/^[A-Z].*\.$/s);
  }
  expect(saidOf({ ...small, operations: operated("yes") })).not.toContain("undefined");
});
