import type { Decision } from "../model/decision.js";
import type { Situation } from "../profile/situation.js";
import { beliefsOfNeed } from "./beliefs-of-need.js";
import { beliefsOfSize } from "./beliefs-of-size.js";
import type { MythAnswer } from "./guidance.js";
import type { Myth } from "./myth.js";
import { questionsPeopleAsk } from "./questions-people-ask.js";

/** Every belief and question that has an answer. */
export const everyMyth: readonly Myth[] = [...beliefsOfSize, ...beliefsOfNeed, ...questionsPeopleAsk];

/**
 * The beliefs and questions that this situation and its answer touch, each answered. One that nobody here has is left out.
 *
 * @example
 * myths(situation, decide(situation)).map(({ claim }) => claim);
 */
export function myths(situation: Situation, decision: Decision): readonly MythAnswer[] {
  return everyMyth
    .filter((myth) => myth.touches(situation, decision))
    .map(({ id, claim, answer }) => ({ id, claim, answer }));
}
