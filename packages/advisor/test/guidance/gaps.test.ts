import { capabilities } from "@ashlar/survey";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readinessGaps } from "../../src/guidance/gaps.js";
import { neededBy } from "../../src/guidance/needs.js";
import { remedies } from "../../src/guidance/remedies.js";
import { decide } from "../../src/model/decide.js";
import { operations, type Situation } from "../../src/profile/situation.js";
import { anySituation, operated, situation } from "../situation.js";
import { anyEvidence, evidenceOf } from "./evidence-of.js";
import { ready, small, streaming, unready } from "./situations.js";

const gapsOf = (given: Situation, evidence = evidenceOf({})) => readinessGaps(given, decide(given), evidence);
const named = (given: Situation) => gapsOf(given).map(({ capability }) => capability);

describe("what is missing of what is needed", () => {
  it("a monolith needs deploys and tests, and nothing more", () => {
    expect(named(small)).toEqual(["deployment", "testing"]);
  });

  it("nothing where all is there", () => {
    expect(named(ready)).toEqual([]);
    expect(named(situation({ prerequisitesMet: 6, operations: { deployment: "yes" } }))).toEqual([]);
  });

  it("a promise of availability needs people on call, whatever the architecture", () => {
    expect(named({ ...small, availability: 99.9 })).toContain("on-call");
  });

  it("pain of the pipeline needs foundations", () => {
    const hurt = situation({ coordinationPain: "high", painCause: "pipeline" });
    expect(decide(hurt).foundationsFirst).toBe(true);
    expect(named(hurt)).toEqual(expect.arrayContaining(["deployment", "testing", "observability"]));
  });

  it("a pattern that would win needs its own, and names what blocks it first", () => {
    const [first] = gapsOf(streaming);
    expect(first).toMatchObject({ capability: "broker", known: "no", blocks: ["event-driven"] });
  });

  it("what would be many services is blocked by what nobody knows", () => {
    expect(gapsOf(unready)[0]!.blocks).toContain("microservices");
  });
});

describe("the next step", () => {
  const stepFor = (seen: Parameters<typeof evidenceOf>[0]) =>
    gapsOf(small, evidenceOf(seen)).find(({ capability }) => capability === "testing")!;

  it("is smaller where something is there already", () => {
    const { steps } = remedies.testing;
    expect(stepFor({})).toMatchObject(steps.none);
    expect(stepFor({ testing: "none" })).toMatchObject(steps.none);
    expect(stepFor({ testing: "declared" })).toMatchObject(steps.declared);
    expect(stepFor({ testing: "wired" })).toMatchObject(steps.wired);
  });

  it("tells an Ashlar project what the runtime gives", () => {
    const gaps = readinessGaps(small, decide(small), [], { isAshlarProject: true });
    expect(gaps.map(({ nextStep }) => nextStep).join(" ")).toContain("@ashlar/core/testing");
    expect(
      gapsOf(small)
        .map(({ nextStep }) => nextStep)
        .join(" "),
    ).not.toContain("shlar");
  });
});

it("lists what is needed and not there, once; what blocks most comes first", () => {
  fc.assert(
    fc.property(anySituation, anyEvidence, (any, evidence) => {
      const gaps = gapsOf(any, evidence);
      const blocks = gaps.map((gap) => gap.blocks.length);
      expect(blocks).toEqual(blocks.toSorted((a, b) => b - a));
      expect(new Set(gaps.map(({ capability }) => capability)).size).toBe(gaps.length);
      expect(gaps.filter(({ known }) => known === "yes")).toEqual([]);
      const isNeeded = neededBy(any, decide(any));
      const missing = operations.filter((name) => isNeeded.has(name) && any.operations[name] === "no");
      expect(gaps.map(({ capability }) => capability)).toEqual(expect.arrayContaining(missing));
    }),
  );
});

it("has a remedy for every capability, and no step dearer for having begun", () => {
  const efforts = ["hours", "days", "weeks", "months"];
  for (const capability of capabilities) {
    const { none, declared, wired } = remedies[capability].steps;
    const order = [wired, declared, none].map(({ effort }) => efforts.indexOf(effort));
    expect(order).toEqual(order.toSorted());
  }
  expect(Object.keys(remedies).sort()).toEqual([...capabilities].sort());
  expect(named({ ...small, operations: operated("yes") })).toEqual([]);
});
