import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyMyth, myths } from "../../src/guidance/myths.js";
import { decide } from "../../src/model/decide.js";
import type { Situation } from "../../src/profile/situation.js";
import { anySituation, operated, situation } from "../situation.js";
import { ready, small, sprawling } from "./situations.js";

const touched = (given: Situation) => myths(given, decide(given)).map(({ id }) => id);

describe("a belief is answered where people are likely to have it", () => {
  it.each<[string, Situation]>([
    ["better-at-scale", situation({ volume: "high" })],
    ["monoliths-cannot-grow", situation({ engineers: 10, engineersIn18Months: 15 })],
    ["build-for-growth-now", situation({ engineers: 10, engineersIn18Months: 30 })],
    ["fifty-engineers", situation({ engineers: 60 })],
    ["small-team-never-extracts", situation({ engineers: 5, independentScaling: "one" })],
    ["independent-teams", situation({ teams: 3 })],
    ["services-per-team", sprawling],
    ["shrinking-keeps-architecture", situation({ engineers: 30, engineersIn18Months: 10, deployables: 12 })],
    ["regulated-means-event-sourced", situation({ audit: "regulatory" })],
    ["events-are-worth-it-small", situation({ consistency: "event-based" })],
    ["events-need-a-broker", situation({ streaming: "some" })],
    ["peaks-need-a-grid", situation({ spikes: "extreme" })],
    ["splitting-finds-boundaries", sprawling],
    ["deploys-hurt", situation({ coordinationPain: "high", painCause: "pipeline" })],
    ["operations-will-follow", sprawling],
    [
      "simple-is-always-safe",
      situation({ teams: 5, coordinationPain: "high", painCause: "architecture", painIs: "felt" }),
    ],
    ["big-bang", ready],
    ["success-stories", situation({ domainComplexity: "high" })],
    ["leave-the-monolith", situation({ coordinationPain: "medium" })],
    ["is-architecture-in-the-way", situation({ coordinationPain: "medium" })],
    ["share-of-operations", situation({ operationsShare: 50 })],
    ["time-zones", situation({ timeZones: 3 })],
    ["who-owns-the-platform", ready],
    ["availability-with-one-deployable", situation({ availability: 99.99 })],
    [
      "one-pattern-for-all",
      situation({
        ...{ boundaries: "clear", streaming: "core", volume: "high" },
        operations: operated("yes"),
        expertise: { broker: "yes" },
      }),
    ],
  ])("%s", (id, given) => {
    expect(touched(given)).toContain(id);
  });

  it("every one of them is specified here", () => {
    expect(everyMyth).toHaveLength(25);
    expect(new Set(everyMyth.map(({ id }) => id)).size).toBe(everyMyth.length);
  });
});

it("is silent where nobody asks", () => {
  expect(touched({ ...small, operations: operated("yes") })).toEqual([]);
});

it("never calls the answer itself a myth", () => {
  fc.assert(
    fc.property(anySituation, (any) => {
      const { structure, overlays } = decide(any);
      const found = myths(any, decide(any)).map(({ id }) => id);
      if (structure === "microservices") expect(found).not.toContain("independent-teams");
      if (overlays.includes("event-driven")) expect(found).not.toContain("events-need-a-broker");
      if (overlays.includes("space-based")) expect(found).not.toContain("peaks-need-a-grid");
      if (overlays.includes("cqrs-es")) expect(found).not.toContain("regulated-means-event-sourced");
    }),
  );
});
