import { pointOnCurve } from "./crossing-curve.js";
import type { Point, Route } from "./graph-layout.js";

const height = 13;
const characterWidth = 8;
// Parts of the way. At the first, the labels of two edges there and back lie apart.
const candidates = [0.35, 0.5, 0.22, 0.65, 0.8];

/**
 * Places a label on each route, where it first crosses the space between two rows, so that it hides none of those before
 * it. Where nothing is free it stays where it would be best alone.
 */
export function labelPlaces(routes: readonly Route[], labels: readonly string[]): Point[] {
  const places: Point[] = [];
  const width = (index: number) => labels[index]!.length * characterWidth;
  for (const [index, [from, to]] of routes.entries()) {
    const isFree = ({ x, y }: Point) =>
      places.every(
        (other, before) =>
          Math.abs(other.x - x) > (width(before) + width(index)) / 2 || Math.abs(other.y - y) > height,
      );
    const points = candidates.map((part) => pointOnCurve(from!, to!, part));
    places.push(points.find(isFree) ?? points[0]!);
  }
  return places;
}
