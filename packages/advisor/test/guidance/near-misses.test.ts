import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearMisses } from "../../src/model/near-misses.js";
import { type Pattern, patterns } from "../../src/model/pattern.js";
import type { Situation } from "../../src/profile/situation.js";
import { anySituation, situation } from "../situation.js";

const nothing: ReadonlySet<Pattern> = new Set(["monolith"]);
const ids = (given: Partial<Situation>, chosen = nothing) =>
  nearMisses(situation(given), chosen).map(({ id }) => id);

describe("something smaller is offered where a need is there", () => {
  it.each<[string, Partial<Situation>, readonly string[]]>([
    ["nothing is asked for", {}, []],
    ["auditors ask for the history", { audit: "regulatory" }, ["audit-table"]],
    ["reports ask about the past", { temporalQueries: "some" }, ["event-log", "materialised-view"]],
    ["the sequence of events is the truth", { consistency: "event-based" }, ["event-log"]],
    ["a few events have followers", { streaming: "some" }, ["work-queue"]],
    ["streams are at the heart", { streaming: "core" }, ["bounded-pilot"]],
    ["there are peaks", { spikes: "high" }, ["background-worker", "work-queue", "cache-or-replica"]],
    ["answers must be fast", { latency: "sub-ms" }, ["cache-or-replica"]],
    ["one part scales apart", { independentScaling: "one" }, ["one-module", "background-worker"]],
    [
      "the structure keeps teams waiting",
      { coordinationPain: "high", painCause: "architecture" },
      ["one-module"],
    ],
    ["the pipeline keeps teams waiting", { coordinationPain: "high", painCause: "pipeline" }, []],
  ])("%s", (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });
});

it("nothing stands in for what the answer has", () => {
  const given = { independentScaling: "several", audit: "regulatory" } as const;
  expect(ids(given, new Set(["microservices", "cqrs-es"]))).toEqual([]);
  expect(ids(given, new Set(["selective-extraction"]))).toEqual(["audit-table"]);
});

it("never stands in for a chosen pattern, and is named once", () => {
  const anyChoice = fc.subarray([...patterns]).map((some) => new Set(some));
  fc.assert(
    fc.property(anySituation, anyChoice, (any, chosen) => {
      const found = nearMisses(any, chosen);
      expect(found.filter(({ insteadOf }) => chosen.has(insteadOf))).toEqual([]);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
  );
});
