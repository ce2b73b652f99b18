import { amount } from "@ashlar/survey/printing";
import type { Situation } from "../profile/situation.js";
import type { Force } from "./fit.js";
import type { Pattern } from "./pattern.js";

/** How far the balance of forces moves each pattern; nothing that asks more moves less. */
const levers: Readonly<Partial<Record<Pattern, number>>> = {
  monolith: -0.1,
  "selective-extraction": 0.1,
  microservices: 0.2,
};

/** The lever of a pattern: positive when splitting forces speak for it. */
export const leverOf = (pattern: Pattern): number => levers[pattern] ?? 0;

/** What the forces add to a pattern. What binds speaks against distribution, and not for layers in place of modules. */
export function movedBy(pattern: Pattern, forces: readonly Force[]): number {
  const net = netForce(forces);
  return leverOf(pattern) * (pattern === "monolith" ? Math.max(0, net) : net);
}

/** Two full forces in one direction, with none against them, are as much as counts. */
const full = 2;

/** The balance, from −1 (all binds) to 1 (all splits). */
export function netForce(forces: readonly Force[]): number {
  const sum = forces.reduce(
    (total, { direction, strength }) => total + (direction === "splitting" ? strength : -strength),
    0,
  );
  return Math.min(1, Math.max(-1, sum / full));
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** A force as a rule: what it measures, and how strongly it acts. */
export interface ForceRule {
  readonly id: string;
  readonly direction: Force["direction"];
  /** The rule, as a sentence. */
  readonly sentence: string;
  measure(situation: Situation): { readonly strength: number; readonly because: string };
}

/** Everything that pulls a system apart or holds it together. */
export const forceRules: readonly ForceRule[] = [
  {
    id: "coordination-pain",
    direction: "splitting",
    sentence:
      "Teams that wait for each other want to be apart; pain that is only expected counts half, pain that the pipeline makes not at all.",
    measure({ coordinationPain, painCause, painIs, operations }) {
      const isPipeline =
        painCause === "pipeline" || operations.deployment === "no" || operations.testing === "no";
      const felt = { low: 0, medium: 0.5, high: 1 }[coordinationPain];
      const strength = isPipeline ? 0 : painIs === "felt" ? felt : felt / 2;
      return {
        strength,
        because: `coordination pain: ${coordinationPain}, ${painIs}${isPipeline ? ", made by the pipeline" : ""}`,
      };
    },
  },
  {
    id: "parts-scale-apart",
    direction: "splitting",
    sentence: "Parts whose load or runtime differ want to be run apart.",
    measure: ({ independentScaling }) => ({
      strength: { none: 0, one: 0.6, several: 0.8, extreme: 1 }[independentScaling],
      because: `parts that scale apart: ${independentScaling}`,
    }),
  },
  {
    id: "growth",
    direction: "splitting",
    sentence:
      "Who grows needs boundaries before the people come: eighteen months ahead matters more than today.",
    measure({ engineers, engineersIn18Months }) {
      const ratio = engineersIn18Months / engineers;
      const strength = Math.min(1, Math.max(0, (ratio - 1) / 1.25));
      return {
        strength: hundredths(strength),
        because: `${amount(engineers, "engineer")} now, ${engineersIn18Months} in 18 months`,
      };
    },
  },
  {
    id: "time-zones",
    direction: "splitting",
    sentence: "Teams hours apart should own whole contexts, and meet at interfaces.",
    measure: ({ timeZones }) => ({
      strength: timeZones > 1 ? 0.3 : 0,
      because: amount(timeZones, "time zone"),
    }),
  },
  {
    id: "strong-consistency",
    direction: "binding",
    sentence: "What must agree at once belongs together.",
    measure: ({ consistency }) => ({
      strength: consistency === "strong" ? 0.5 : 0,
      because: `${consistency} consistency`,
    }),
  },
  {
    id: "unclear-boundaries",
    direction: "binding",
    sentence: "What nobody can tell apart should not be taken apart.",
    measure: ({ boundaries }) => ({
      strength: { clear: 0, mixed: 0.4, unclear: 1 }[boundaries],
      because: `boundaries: ${boundaries}`,
    }),
  },
  {
    id: "shrinking",
    direction: "binding",
    sentence: "A team that shrinks keeps every deployable it has: fewer people, fewer programs.",
    measure({ engineers, engineersIn18Months }) {
      const lost = Math.max(0, 1 - engineersIn18Months / engineers);
      return {
        strength: hundredths(Math.min(1, lost / 0.3)),
        because: `${amount(engineers, "engineer")} now, ${engineersIn18Months} in 18 months`,
      };
    },
  },
  {
    id: "operations-share",
    direction: "binding",
    sentence: "Who already keeps the lights on for much of the week has no time for more lights.",
    measure: ({ operationsShare }) => ({
      strength: operationsShare >= 50 ? 0.6 : operationsShare >= 35 ? 0.3 : 0,
      because: `${operationsShare} % of the time is operations`,
    }),
  },
];

/** The forces in a situation; those that do not act have strength 0. */
export function forcesIn(situation: Situation, rules: readonly ForceRule[] = forceRules): readonly Force[] {
  return rules.map(({ id, direction, measure }) => ({ id, direction, ...measure(situation) }));
}
