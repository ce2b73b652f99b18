import type { JsonSchema } from "@ashlar/core";
import { canonicalText } from "./canonical-text.js";
import { disjoint } from "./disjoint.js";
import { intersection } from "./intersection.js";
import { ownShapes } from "./own-shapes.js";
import { referredTo } from "./reference.js";
import type { Shape } from "./shape.js";
import { asNode, type Term } from "./term.js";

/** What a term allows: values of any of these shapes. Nothing, when there is none. */
export function shapesOf({ root, nodes }: Term): readonly Shape[] {
  return nodes.map((node) => shapesOfNode(node, root, new Set())).reduce(intersections);
}

function shapesOfNode(node: JsonSchema, root: JsonSchema, within: ReadonlySet<JsonSchema>): readonly Shape[] {
  // A choice that is itself one of its alternatives allows nothing more by that.
  if (within.has(node)) return [];
  const inner = new Set([...within, node]);
  const shapes = (schema: unknown) => shapesOfNode(asNode(schema), root, inner);
  const { $ref, allOf = [], anyOf, oneOf } = node;
  return [
    ...(typeof $ref === "string" ? [shapes(referredTo($ref, root))] : []),
    ...(allOf as unknown[]).map(shapes),
    ...(Array.isArray(anyOf) ? [anyOf.flatMap(shapes)] : []),
    ...(Array.isArray(oneOf) ? [exclusive(oneOf.map(shapes), oneOf)] : []),
  ].reduce(intersections, ownShapes(node, root));
}

function intersections(some: readonly Shape[], others: readonly Shape[]): readonly Shape[] {
  return some.flatMap((a) => others.flatMap((b) => intersection(a, b)));
}

/** Alternatives of which exactly one must hold are alternatives, unless two of them could hold at once. */
function exclusive(alternatives: readonly (readonly Shape[])[], oneOf: readonly unknown[]): readonly Shape[] {
  const apart = alternatives.every((some, index) =>
    alternatives.slice(index + 1).every((more) => some.every((a) => more.every((b) => disjoint(a, b)))),
  );
  const shapes = alternatives.flat();
  if (apart) return shapes;
  const condition = canonicalText({ oneOf });
  return shapes.map((shape) => ({ ...shape, others: [...shape.others, condition] }));
}
