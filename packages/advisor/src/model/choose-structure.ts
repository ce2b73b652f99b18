import type { Situation } from "../profile/situation.js";
import type { Force } from "./fit.js";
import { totalFit } from "./fit-of.js";
import { type Structure, structures } from "./pattern.js";

/** Fits closer than this are a tie, and a tie goes to the simpler. */
export const tie = 0.03;

/** The simplest of the possible structures that fits as well as the best of them. The modular monolith is always possible. */
export function chooseStructure(
  situation: Situation,
  forces: readonly Force[],
  isPossible: (structure: Structure) => boolean,
): Structure {
  const fits = structures
    .filter(isPossible)
    .map((structure) => ({ structure, total: totalFit(structure, situation, forces) }));
  const best = Math.max(...fits.map(({ total }) => total));
  return fits.find(({ total }) => total > best - tie)!.structure;
}
