/** How a head-count moves within two years, as the cases say it. */
export const growths = ["shrinking", "flat", "modest", "tripling"] as const;
export type Growth = (typeof growths)[number];

/** What eighteen months of it make of a head-count. Tripling takes two years, and three quarters of them have passed by then. */
const factors: Readonly<Record<Growth, number>> = {
  shrinking: 0.7,
  flat: 1,
  modest: 1.3,
  tripling: 3 ** 0.75,
};

/** The head-count eighteen months ahead; at least one. */
export function grown(engineers: number, growth: Growth): number {
  return Math.max(1, Math.round(engineers * factors[growth]));
}
