import { expect, it } from "vitest";
import { everyMyth } from "../../src/guidance/myths.js";
import { remedies } from "../../src/guidance/remedies.js";
import { deedsOf, type Way } from "../../src/guidance/stage-text.js";
import { stageTexts } from "../../src/guidance/trajectory.js";
import { decide } from "../../src/model/decide.js";
import { situation } from "../situation.js";

const demanding = situation({
  ...{ engineers: 20, engineersIn18Months: 60, teams: 5, timeZones: 3, boundaries: "unclear" },
  ...{ coordinationPain: "high", painCause: "pipeline" },
});
const way: Way = {
  ...{ situation: demanding, decision: decide(demanding), growth: "tripling" as const },
  ...{ isGoingBack: true, candidate: "", missing: ["tests"] },
};

const texts: readonly string[] = [
  ...everyMyth.flatMap(({ claim, answer }) => [claim, answer]),
  ...Object.values(remedies).flatMap(({ label, consequence, steps, inAshlar = "" }) => [
    ...[label, consequence, inAshlar],
    ...Object.values(steps).map(({ nextStep }) => nextStep),
  ]),
  ...Object.values(stageTexts).flatMap((stage) => [
    ...deedsOf(stage, way),
    ...[stage.entryGate, stage.exitMeasure, stage.stopRule, stage.wayBack],
  ]),
];
const said = texts.join("\n");

it.each<[string, RegExp]>([
  ["the thesis", /well-operated monolith beats a badly operated distributed system/],
  ["both failures", /two failures.*before maturity.*long after coordination became the bottleneck/],
  ["the release train", /five teams on a release train/],
  ["the cost of complexity without maturity", /Series C.*40 %/],
  ["a monolith is fastest under 20, the default under 50", /Under 20 engineers.*under 50 the default/],
  ["layers", /presentation, business logic, data access/],
  ["the limits of one deployable", /merge conflicts.*common release/],
  ["a schema for each module", /data schema of its own/],
  [
    "the six prerequisites",
    /tests at all levels; .*traces.*; on-call.*; proven error handling; infrastructure as code; 50/,
  ],
  ["most teams have two of six", /most teams have about two/],
  ["each service costs a pipeline, monitoring and a runbook", /own pipeline, monitoring and runbook/],
  ["sagas or eventual consistency", /sagas or eventual consistency/],
  ["gateway and load balancing", /gateway, observability, CI and CD, load balancing/],
  ["two tiers of teams", /two tiers/i],
  ["strict schema governance", /Strict governance/],
  ["one bounded pilot", /one bounded pilot with one use case/],
  ["not for requests and answers", /Not for requests and answers/],
  ["half a year lost to event sourcing", /few thousand payments a week lost six months/],
  ["read models are rebuilt; read and write scale apart", /Rebuild every read model.*scale apart/],
  ["no by default to a grid", /trading and real-time bidding.*Say no by default/],
  ["release bottlenecks", /bottlenecks/],
  ["hours to diagnose", /hours to diagnose/],
  ["regressions", /Regressions reach production/],
  ["cascading failures", /failures cascade/],
  ["burnout and heroes", /heroes.*burn out/],
  ["works on one machine", /works on one machine, for ever/],
  ["eighteen months", /eighteen months ahead/],
  ["tripling", /triple within two years: enforce module boundaries now/],
  ["optimise for today", /what is best today/],
  ["what is extracted first", /Never a big bang. Extract one capability, operate it in production/],
  ["migration competes with features", /competes with features/],
  ["distributed teams", /whole bounded contexts/],
  ["growth on one unit", /Shopify.*Basecamp/],
  [
    "DORA",
    /change lead time, deployment frequency, failed deployment recovery time, change fail rate, deployment rework rate/,
  ],
  ["never blend teams", /never blend teams/],
  ["the architecture fights the team", /architecture is fighting the team/],
  ["the innovation ratio", /innovation ratio.*ships new value/],
  ["20 % to 50 %", /from 20 % to 50 % was over-engineered/],
  ["when to leave", /five teams to add one feature, or the whole scaled for one part/],
  ["hit or anticipated", /hit the wall, or anticipate it/],
  ["headcount alone is no trigger", /Headcount alone is no trigger.*Stack Overflow, GitLab/],
  ["one module of a tiny team", /websockets, a storefront, a scheduler.*tiny team/],
  ["modularise first", /modularise first, whatever the size/],
  ["pain of the pipeline", /Etsy cured it/],
  ["deployables per team", /140 services with three engineers/],
  ["shrinking flips it back", /Shrinking teams flip/],
  ["an audit table may do", /audit table.*one relational table/],
  ["not exclusive", /not exclusive.*overlays/],
  ["volume gates", /Volume gates it/],
  ["disagreements are published", /Monzo.*survivorship.*published/],
])("says: %s", (_, fact) => {
  expect(said).toMatch(fact);
});

it("speaks plainly: short sentences, British spelling, no dashes between clauses", () => {
  expect(said).not.toMatch(/—|–|;\)|\b(?:color|behavior|organiz|artifact)/);
  const long = texts.flatMap((text) => text.split(/[.:;] /)).filter((part) => part.split(" ").length > 34);
  expect(long).toEqual([]);
});

it("names no command of Ashlar that does not exist", () => {
  const commands = said.match(/`ashlar [a-z]+/g)?.map((found) => found.slice(1)) ?? [];
  expect([...new Set(commands)].sort()).toEqual(["ashlar check", "ashlar describe", "ashlar events"]);
});
