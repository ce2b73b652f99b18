import type { Point } from "./graph-layout.js";

/**
 * Between two rows an edge is a cubic Bézier curve that leaves and arrives vertically: both its control points lie at
 * this height, one below its start and one above its end. Between boxes of one row it hangs through.
 */
export function controlHeight(from: Point, to: Point): number {
  return from.y === to.y ? from.y + 40 : (from.y + to.y) / 2;
}

/** The point of the curve at a part of the way, from 0 at its start to 1 at its end. */
export function pointOnCurve(from: Point, to: Point, part: number): Point {
  const left = 1 - part;
  const control = controlHeight(from, to);
  return {
    x: from.x + (to.x - from.x) * (3 * part ** 2 - 2 * part ** 3),
    y: from.y * left ** 3 + control * 3 * left * part + to.y * part ** 3,
  };
}
