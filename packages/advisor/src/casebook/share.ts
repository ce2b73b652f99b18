/** A share of some cases, with what it says of others like them. */
export interface Share {
  readonly percent: number;
  /** The 95 % interval after Wilson, in percent: how far a share of so few cases can be trusted. */
  readonly from: number;
  readonly to: number;
}

const z = 1.96;

/** So many of so many. None of none is 0 %, and may be anything. */
export function shareOf(count: number, total: number): Share {
  if (total === 0) return { percent: 0, from: 0, to: 100 };
  const share = count / total;
  const scale = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / scale;
  const spread = (z / scale) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const percent = (value: number) => Math.round(100 * Math.min(1, Math.max(0, value)));
  return { percent: percent(share), from: percent(centre - spread), to: percent(centre + spread) };
}
