import { bothArrays } from "./arrays.js";
import { bothNumbers } from "./numbers.js";
import { bothObjects } from "./objects.js";
import { restricted } from "./restricted.js";
import type { Shape } from "./shape.js";
import { bothStrings } from "./strings.js";

/** What is of both shapes; an empty list when nothing is. */
export function intersection(a: Shape, b: Shape): readonly Shape[] {
  if (a.kind === "values") return restricted(a.values, b).map((shape) => withOthers(shape, a.others));
  if (b.kind === "values") return intersection(b, a);
  const shape = bothOfKind(a, b);
  return shape ? [withOthers(shape, [...a.others, ...b.others])] : [];
}

function bothOfKind(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === "string" && b.kind === "string") return bothStrings(a, b);
  if (a.kind === "number" && b.kind === "number") return bothNumbers(a, b);
  if (a.kind === "array" && b.kind === "array") return bothArrays(a, b);
  if (a.kind === "object" && b.kind === "object") return bothObjects(a, b);
  return undefined;
}

function withOthers(shape: Shape, others: readonly string[]): Shape {
  return { ...shape, others: [...new Set([...shape.others, ...others])] };
}
