import type { ArrayShape } from "./arrays.js";
import { type NumberShape, numberFits } from "./numbers.js";
import type { ObjectShape } from "./objects.js";
import { type StringShape, stringFits } from "./strings.js";

/**
 * Values of one kind that a schema allows. All that a schema allows is a list of shapes: what is of any of them. Each has
 * `others`, the conditions that are not understood, as canonical text: equal ones are the same, of different ones
 * nothing can be told.
 */
export type Shape = ValuesShape | StringShape | NumberShape | ArrayShape | ObjectShape;

/** What JSON can hold that has no parts. */
export type Scalar = string | number | boolean | null;

/** These values. `null` and booleans are always listed. */
export interface ValuesShape {
  readonly kind: "values";
  readonly values: readonly Scalar[];
  readonly others: readonly string[];
}

/** Whether a value is certainly of a shape. */
export function fits(value: Scalar, shape: Shape): boolean {
  if (shape.others.length > 0) return false;
  if (shape.kind === "values") return shape.values.includes(value);
  if (typeof value === "string") return shape.kind === "string" && stringFits(value, shape);
  return typeof value === "number" && shape.kind === "number" && numberFits(value, shape);
}
