/** A length as it is written in SVG: a tenth of a pixel is seen by nobody. */
export function px(length: number): number {
  return Math.round(length * 10) / 10;
}
