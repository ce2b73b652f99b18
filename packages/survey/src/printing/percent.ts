/** A share (0–1) as a whole number of percent: `61 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
