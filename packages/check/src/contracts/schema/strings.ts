import type { JsonSchema } from "@ashlar/core";
import type { Verdict } from "./demand.js";

/** Strings between two lengths, which match every pattern and have every format. */
export interface StringShape {
  readonly kind: "string";
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly others: readonly string[];
}

export function stringShape({ minLength, maxLength, pattern, format }: JsonSchema): StringShape {
  return {
    kind: "string",
    minLength: typeof minLength === "number" ? minLength : 0,
    maxLength: typeof maxLength === "number" ? maxLength : Number.POSITIVE_INFINITY,
    patterns: typeof pattern === "string" ? [pattern] : [],
    formats: typeof format === "string" ? [format] : [],
    others: [],
  };
}

export function bothStrings(a: StringShape, b: StringShape): StringShape {
  return {
    kind: "string",
    minLength: Math.max(a.minLength, b.minLength),
    maxLength: Math.min(a.maxLength, b.maxLength),
    patterns: [...new Set([...a.patterns, ...b.patterns])],
    formats: [...new Set([...a.formats, ...b.formats])],
    others: [],
  };
}

/** Whether every string written is read. Whether one pattern includes another is not decided. */
export function stringsFit(written: StringShape, read: StringShape): Verdict {
  if (written.minLength < read.minLength || written.maxLength > read.maxLength) return "breaks";
  const has = (conditions: readonly string[], wanted: readonly string[]) =>
    wanted.every((condition) => conditions.includes(condition));
  if (has(written.patterns, read.patterns) && has(written.formats, read.formats)) return "fits";
  return written.patterns.length + written.formats.length > 0 ? "unclear" : "breaks";
}

/** Whether a text is certainly of the shape. Lengths are in UTF-16 units, as schema libraries count them. */
export function stringFits(text: string, { minLength, maxLength, patterns, formats }: StringShape): boolean {
  return (
    text.length >= minLength &&
    text.length <= maxLength &&
    patterns.every((pattern) => matches(pattern, text)) &&
    // A format is understood by the pattern that comes with it, or not at all.
    (formats.length === 0 || patterns.length > 0)
  );
}

/** Whether a pattern matches; one that this engine cannot read matches nothing. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}
