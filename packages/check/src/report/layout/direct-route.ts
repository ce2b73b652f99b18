import { boxHeight, type Point, type Route } from "./graph-layout.js";

/** The shortest way between two boxes, whatever lies in between. */
export function directRoute(from: Point, to: Point): Route {
  const half = boxHeight / 2;
  // Between boxes of one row it hangs below both.
  const upwards = from.y > to.y;
  return [
    { x: from.x, y: from.y + (upwards ? -half : half) },
    { x: to.x, y: to.y + (upwards || from.y === to.y ? half : -half) },
  ];
}
