import { type ObjectShape, tagOf } from "./objects.js";
import { restricted } from "./restricted.js";
import type { Shape } from "./shape.js";

/** Whether no value can be of both shapes, as far as kinds and listed values tell: what a tagged union relies on. */
export function disjoint(a: Shape, b: Shape): boolean {
  if (a.kind === "values") return restricted(a.values, b).length === 0;
  if (b.kind === "values") return disjoint(b, a);
  if (a.kind !== b.kind) return true;
  return a.kind === "object" && b.kind === "object" && tagsDiffer(a, b);
}

function tagsDiffer(a: ObjectShape, b: ObjectShape): boolean {
  return Array.from(a.required).some((name) => {
    const [some, others] = [tagOf(a, name), tagOf(b, name)];
    return b.required.has(name) && some && others && !some.some((value) => others.includes(value));
  });
}
