import type { Situation } from "../profile/situation.js";

/** Three times as many people in two years is this much in eighteen months. */
const tripling = 3 ** (18 / 24);

/** How a team changes within eighteen months. */
export type Growth = "shrinking" | "modest" | "growing" | "tripling";

/** The growth that is expected. Eighteen months ahead matter more than today. */
export function growthOf({ engineers, engineersIn18Months }: Situation): Growth {
  const ratio = engineersIn18Months / engineers;
  if (ratio >= tripling) return "tripling";
  if (ratio > 1.25) return "growing";
  return ratio < 0.8 ? "shrinking" : "modest";
}
