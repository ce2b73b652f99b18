import type { JsonSchema } from "@ashlar/core";
import { arrayShape } from "./arrays.js";
import { canonicalText } from "./canonical-text.js";
import { numberShape } from "./numbers.js";
import { objectShape } from "./objects.js";
import { restricted } from "./restricted.js";
import type { Scalar, Shape } from "./shape.js";
import { stringShape } from "./strings.js";

const types = ["null", "boolean", "string", "number", "array", "object"];

// Nothing of these is understood, so they are conditions that can only be compared by their text.
const notUnderstood =
  `not if then else contains minContains maxContains uniqueItems unevaluatedItems minProperties
  maxProperties dependentRequired dependentSchemas unevaluatedProperties`.split(/\s+/);

/** What a schema allows by itself, leaving aside the schemas it refers to, combines or chooses between. */
export function ownShapes(node: JsonSchema, root: JsonSchema): readonly Shape[] {
  if (canonicalText(node.not) === "{}") return [];
  const others = notUnderstood.flatMap((keyword) =>
    keyword in node ? [canonicalText({ [keyword]: node[keyword] })] : [],
  );
  const shapes = [node.type ?? types].flat().map((type) => shapeOfType(type as string, node, root));
  const listed = "const" in node ? [node.const] : node.enum;
  const kept = Array.isArray(listed) ? shapes.flatMap((shape) => listedOnly(shape, listed)) : shapes;
  return kept.map((shape) => ({ ...shape, others: [...shape.others, ...others] }));
}

function shapeOfType(type: string, node: JsonSchema, root: JsonSchema): Shape {
  switch (type) {
    case "null":
      return { kind: "values", values: [null], others: [] };
    case "boolean":
      return { kind: "values", values: [false, true], others: [] };
    case "string":
      return stringShape(node);
    case "array":
      return arrayShape(node, root);
    case "object":
      return objectShape(node, root);
    default:
      return numberShape(node, type === "integer");
  }
}

/** A shape, of which only listed values are allowed. Listed arrays and objects are a condition that is not understood. */
function listedOnly(shape: Shape, listed: readonly unknown[]): readonly Shape[] {
  if (shape.kind !== "array" && shape.kind !== "object") {
    return restricted(listed.filter(isScalar), shape);
  }
  const alike = listed.filter(
    (value) => !isScalar(value) && Array.isArray(value) === (shape.kind === "array"),
  );
  return alike.length === 0 ? [] : [{ ...shape, others: [canonicalText({ enum: alike })] }];
}

function isScalar(value: unknown): value is Scalar {
  return typeof value !== "object" || value === null;
}
