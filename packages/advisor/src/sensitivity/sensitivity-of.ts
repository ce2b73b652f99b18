import type { ProfileValues } from "../profile/profile.js";
import type { Situation } from "../profile/situation.js";
import type { Sensitivity } from "./flip.js";
import { nearestFlips, pairFlips } from "./flips.js";
import { stabilityOf } from "./stability.js";

/** What an answer depends on: the nearest flip of each input, then pairs, then how often nearby situations agree. */
export function sensitivityOf(values: ProfileValues, scope: Situation["scope"]): Sensitivity {
  const { flips, indifferent } = nearestFlips(values, scope);
  return { flips, pairs: pairFlips(values, scope, indifferent), indifferent, ...stabilityOf(values, scope) };
}
