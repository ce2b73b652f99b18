import { canonicalText } from "./canonical-text.js";
import { fits, type Scalar, type Shape } from "./shape.js";

/** Listed values that must also be of a shape. Patterns and formats beside a list are a condition that is not understood. */
export function restricted(values: readonly Scalar[], shape: Shape): readonly Shape[] {
  const { kept, others } = plain(shape);
  const fitting = values.filter((value) => fits(value, { ...kept, others: [] }));
  return fitting.length === 0
    ? []
    : [{ kind: "values", values: fitting, others: [...shape.others, ...others] }];
}

function plain(shape: Shape): { readonly kept: Shape; readonly others: readonly string[] } {
  if (shape.kind !== "string" || shape.patterns.length + shape.formats.length === 0) {
    return { kept: shape, others: [] };
  }
  const { patterns, formats } = shape;
  return { kept: { ...shape, patterns: [], formats: [] }, others: [canonicalText({ patterns, formats })] };
}
