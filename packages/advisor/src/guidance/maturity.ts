import type { Capability, Readiness } from "@ashlar/survey";
import { type Operation, operations, prerequisites, type Situation } from "../profile/situation.js";

/** What a capability counts that is there, by what proves it. A claim without evidence counts half. */
export const proofWeights = { exercised: 1, wired: 0.75, declared: 0.5, claimed: 0.5 } as const;

/** Operations maturity, 0–1: the share of the six operations that are there, each by its proof. */
export function maturityOf(situation: Situation, readiness: Readiness): number {
  return share((operation) => weightOf(operation, situation, readiness));
}

/** The maturity once everything that is needed is at least wired. */
export function maturityWith(
  needed: ReadonlySet<Capability>,
  situation: Situation,
  readiness: Readiness,
): number {
  return share((operation) =>
    Math.max(weightOf(operation, situation, readiness), needed.has(operation) ? proofWeights.wired : 0),
  );
}

function share(weight: (operation: Operation) => number): number {
  const sum = operations.reduce((total, operation) => total + weight(operation), 0);
  return Math.round((sum / operations.length) * 100) / 100;
}

function weightOf(operation: Operation, situation: Situation, readiness: Readiness): number {
  const known = situation.operations[operation];
  if (known === "no") return 0;
  if (known === "unknown") {
    // Where only a number was given, each may be among those that are met.
    return proofWeights.claimed * ((situation.prerequisitesMet ?? 0) / (prerequisites.length + 1));
  }
  const seen = readiness.find(({ capability }) => capability === operation)?.strength;
  return seen === "exercised" || seen === "wired" ? proofWeights[seen] : proofWeights.claimed;
}
