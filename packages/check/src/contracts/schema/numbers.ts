import type { JsonSchema } from "@ashlar/core";
import type { Verdict } from "./demand.js";

/** Numbers between two bounds, which are multiples of every step. */
export interface NumberShape {
  readonly kind: "number";
  readonly integer: boolean;
  readonly min: Bound;
  readonly max: Bound;
  readonly steps: readonly number[];
  readonly others: readonly string[];
}

/** Where numbers end. */
export interface Bound {
  readonly at: number;
  /** Whether `at` itself is outside. */
  readonly exclusive: boolean;
}

export function numberShape(node: JsonSchema, integer: boolean): NumberShape {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
  return {
    kind: "number",
    integer,
    min: higher(bound(minimum, false, -Infinity), bound(exclusiveMinimum, true, -Infinity)),
    max: lower(bound(maximum, false, Infinity), bound(exclusiveMaximum, true, Infinity)),
    steps: typeof multipleOf === "number" ? [multipleOf] : [],
    others: [],
  };
}

function bound(at: unknown, exclusive: boolean, none: number): Bound {
  return typeof at === "number" ? { at, exclusive } : { at: none, exclusive: false };
}

export function bothNumbers(a: NumberShape, b: NumberShape): NumberShape {
  return {
    kind: "number",
    integer: a.integer || b.integer,
    min: higher(a.min, b.min),
    max: lower(a.max, b.max),
    steps: [...new Set([...a.steps, ...b.steps])],
    others: [],
  };
}

function higher(a: Bound, b: Bound): Bound {
  return isAbove(a, b) ? a : b;
}

function lower(a: Bound, b: Bound): Bound {
  return isBelow(a, b) ? a : b;
}

/** Whether all that is above one bound is above the other. */
function isAbove(a: Bound, b: Bound): boolean {
  return a.at === b.at ? a.exclusive || !b.exclusive : a.at > b.at;
}

function isBelow(a: Bound, b: Bound): boolean {
  return a.at === b.at ? a.exclusive || !b.exclusive : a.at < b.at;
}

/** Whether every number written is read. */
export function numbersFit(written: NumberShape, read: NumberShape): Verdict {
  const steps = written.integer ? [1, ...written.steps] : written.steps;
  const isStepped = (by: number) => steps.some((step) => isMultiple(step, by));
  const fits =
    (!read.integer || isStepped(1)) &&
    isAbove(written.min, read.min) &&
    isBelow(written.max, read.max) &&
    read.steps.every(isStepped);
  return fits ? "fits" : "breaks";
}

/** Whether a number is of the shape. */
export function numberFits(value: number, { integer, min, max, steps }: NumberShape): boolean {
  const itself = { at: value, exclusive: false };
  return (
    (!integer || Number.isInteger(value)) &&
    isAbove(itself, min) &&
    isBelow(itself, max) &&
    steps.every((step) => isMultiple(value, step))
  );
}

/** Whether one number is a whole multiple of another, as far as floating point can tell. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}
