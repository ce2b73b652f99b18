import { type Capability, capabilities, type Readiness } from "@ashlar/survey";
import type { Decision } from "../model/decision.js";
import type { Pattern } from "../model/pattern.js";
import { type Known, prerequisites, type Situation } from "../profile/situation.js";
import type { ReadinessGap } from "./guidance.js";
import { neededBy, needs } from "./needs.js";
import { remedies, type Step } from "./remedies.js";

const efforts = ["hours", "days", "weeks", "months"] as const satisfies readonly ReadinessGap["effort"][];
const everyPrerequisite = prerequisites.length + 1;

/**
 * What is missing of what the advised architecture, or a pattern that would win, needs. First what blocks most patterns, then
 * what is known to be missing, then what costs least.
 *
 * @example
 * readinessGaps(situation, decide(situation), []).map(({ capability, nextStep }) => `${capability}: ${nextStep}`);
 */
export function readinessGaps(
  situation: Situation,
  decision: Decision,
  readiness: Readiness,
  { isAshlarProject = false }: { readonly isAshlarProject?: boolean } = {},
): readonly ReadinessGap[] {
  const blocked = decision.verdicts
    .filter(({ verdict }) => verdict === "blocked")
    .map(({ pattern }) => pattern);
  const needed = new Set([...neededBy(situation, decision), ...blocked.flatMap((pattern) => needs[pattern])]);
  return capabilities
    .filter((capability) => needed.has(capability) && !isThere(capability, situation))
    .map((capability) => {
      const remedy = remedies[capability];
      const { nextStep, effort } = stepFrom(capability, readiness);
      return {
        capability,
        known: knownOf(capability, situation),
        consequence: remedy.consequence,
        nextStep: isAshlarProject && remedy.inAshlar ? `${nextStep} ${remedy.inAshlar}` : nextStep,
        effort,
        blocks: blocked.filter((pattern) => isBlockedBy(capability, pattern, decision)),
      };
    })
    .sort(
      (a, b) =>
        b.blocks.length - a.blocks.length ||
        Number(b.known === "no") - Number(a.known === "no") ||
        efforts.indexOf(a.effort) - efforts.indexOf(b.effort),
    );
}

/** The gaps of a whole and of its modules, each capability once: the first to name it tells of it, all add what it blocks. */
export function joinGaps(all: readonly (readonly ReadinessGap[])[]): readonly ReadinessGap[] {
  const joined = new Map<Capability, ReadinessGap>();
  for (const gap of all.flat()) {
    const { blocks = [] } = joined.get(gap.capability) ?? {};
    const first = joined.get(gap.capability) ?? gap;
    joined.set(gap.capability, { ...first, blocks: [...new Set([...blocks, ...gap.blocks])] });
  }
  return [...joined.values()];
}

/** What is known of a capability. */
export function knownOf(capability: Capability, { operations, expertise }: Situation): Known {
  return { ...operations, ...expertise }[capability];
}

/** Whether a capability can be counted on; where all six prerequisites are said to be met, none of them is missing. */
export function isThere(capability: Capability, situation: Situation): boolean {
  const isAmongAll =
    situation.prerequisitesMet === everyPrerequisite &&
    (prerequisites as readonly string[]).includes(capability);
  const known = knownOf(capability, situation);
  return known === "yes" || (known === "unknown" && isAmongAll);
}

function isBlockedBy(capability: Capability, pattern: Pattern, { gates }: Decision): boolean {
  return gates.some(
    ({ patterns: judged, answer }) =>
      judged.includes(pattern) &&
      !answer.open &&
      answer.lacks === "ability" &&
      answer.missing.includes(capability),
  );
}

/** The cheapest next step towards a capability, from what the repository shows of it. */
export function stepFrom(capability: Capability, readiness: Readiness): Step {
  const { steps } = remedies[capability];
  const seen = readiness.find((evidence) => evidence.capability === capability)?.strength;
  if (seen === "exercised") return steps.wired;
  return seen === "declared" || seen === "wired" ? steps[seen] : steps.none;
}
