import type { Situation } from "../profile/situation.js";

/** Twice as many people within eighteen months are on the way to three times as many in two years. */
const steep = 2;

/** How a team changes within eighteen months. */
export type HeadCountTrend = "shrinking" | "modest" | "growing" | "tripling";

/** The growth that is expected. Eighteen months ahead matter more than today. */
export function growthOf({
  engineers,
  engineersIn18Months,
}: Pick<Situation, "engineers" | "engineersIn18Months">): HeadCountTrend {
  const ratio = engineersIn18Months / engineers;
  if (ratio >= steep) return "tripling";
  if (ratio > 1.25) return "growing";
  return ratio < 0.8 ? "shrinking" : "modest";
}
