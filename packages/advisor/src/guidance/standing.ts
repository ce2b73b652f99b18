import type { Decision } from "../model/decision.js";
import { type Structure, structures } from "../model/pattern.js";
import type { Situation } from "../profile/situation.js";

/** Up to this many deployables are a main program and a few that were taken out of it. */
const few = 3;

/**
 * The structure a system has today, as far as its deployables tell: many fewer than teams are a few extracted parts, more are
 * services. One deployable with clear boundaries is a modular monolith; nobody gives these up where a monolith is advised.
 */
export function structureToday(situation: Situation, decision: Decision): Structure {
  const { deployables, teams, boundaries } = situation;
  if (deployables <= 1) {
    return boundaries === "clear" && decision.structure !== "monolith" ? "modular-monolith" : "monolith";
  }
  return deployables <= Math.max(few, teams / 2) ? "selective-extraction" : "microservices";
}

/** Whether the advice leads from more deployables to fewer. */
export function isGoingBack(situation: Situation, decision: Decision): boolean {
  return structures.indexOf(decision.structure) < structures.indexOf(structureToday(situation, decision));
}
