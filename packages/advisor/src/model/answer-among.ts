import type { Situation } from "../profile/situation.js";
import { type Answer, headlineOf } from "./answer.js";
import { chooseStructure } from "./choose-structure.js";
import type { Force } from "./fit.js";
import { overlays as allOverlays, type Pattern } from "./pattern.js";

/** The answer among the patterns that are possible. What is joined to a module needs a module: layers have none. */
export function answerAmong(
  situation: Situation,
  forces: readonly Force[],
  isPossible: (pattern: Pattern) => boolean,
): Answer {
  const overlays = allOverlays.filter(isPossible);
  const chosen = chooseStructure(situation, forces, isPossible);
  const structure = chosen === "monolith" && overlays.length > 0 ? "modular-monolith" : chosen;
  return { structure, overlays, headline: headlineOf({ structure, overlays }) };
}
