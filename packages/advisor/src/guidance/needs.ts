import type { Capability } from "@ashlar/survey";
import type { Decision } from "../model/decision.js";
import type { Pattern } from "../model/pattern.js";
import type { Situation } from "../profile/situation.js";

const basics = ["deployment", "testing"] as const;
const distributed = [
  ...basics,
  "observability",
  "on-call",
  "resilience",
  "infrastructure-as-code",
] as const satisfies readonly Capability[];

/** What each pattern needs to be operated well. The gates ask for less: they say what is refused, this says what is healthy. */
export const needs: Readonly<Record<Pattern, readonly Capability[]>> = {
  monolith: basics,
  "modular-monolith": basics,
  "selective-extraction": distributed,
  microservices: distributed,
  "event-driven": [...basics, "observability", "on-call", "resilience", "broker"],
  "cqrs-es": [...basics, "observability", "on-call", "resilience", "domain-driven-design"],
  "space-based": [...basics, "observability", "on-call", "resilience", "data-grid"],
};

/** Needs that no pattern makes: they come with a promise, or with what hurts. */
const demands: readonly {
  readonly capabilities: readonly Capability[];
  isMade(situation: Situation, decision: Decision): boolean;
}[] = [
  { capabilities: [...basics, "observability"], isMade: (_, decision) => decision.foundationsFirst },
  {
    capabilities: ["deployment", "observability", "on-call"],
    isMade: ({ availability }) => availability >= 99.9,
  },
];

/** What the advised architecture needs, promises included. */
export function neededBy(situation: Situation, decision: Decision): ReadonlySet<Capability> {
  const ofPatterns = [decision.structure, ...decision.overlays].flatMap((pattern) => needs[pattern]);
  const ofDemands = demands.filter((demand) => demand.isMade(situation, decision));
  return new Set([...ofPatterns, ...ofDemands.flatMap(({ capabilities }) => capabilities)]);
}
