import type { ProfileValues } from "../profile/profile.js";
import type { Sensitivity } from "./flip.js";
import { nearestFlips, pairFlips } from "./flips.js";
import { stabilityOf } from "./stability.js";
import type { Trial } from "./trial.js";

/** What an answer depends on: the nearest flip of each input, then pairs, then how often nearby situations agree. */
export function sensitivityOf(values: ProfileValues, trial: Trial): Sensitivity {
  const { flips, indifferent } = nearestFlips(trial);
  return { flips, pairs: pairFlips(trial, indifferent), indifferent, ...stabilityOf(values, trial) };
}
