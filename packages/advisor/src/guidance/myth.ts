import type { Decision } from "../model/decision.js";
import type { Situation } from "../profile/situation.js";
import type { MythAnswer } from "./guidance.js";

/** A belief or a question with its answer, and when it is worth answering. */
export interface Myth extends MythAnswer {
  /** Whether the situation, or its answer, is one in which people say this. */
  touches(situation: Situation, decision: Decision): boolean;
}

/** Whether all of the answer runs in one deployable. */
export function isOneUnit({ structure }: Decision): boolean {
  return structure === "monolith" || structure === "modular-monolith";
}

/** Whether several deployables run today. */
export function isDistributedToday({ deployables }: Situation): boolean {
  return deployables > 1;
}
