import { AshlarError } from "./ashlar-error.js";

/** Which numbers a setting may be. */
export interface NumberRange {
  readonly least: number;
  /** `Infinity` too, when left out. */
  readonly most?: number;
  readonly whole?: boolean;
}

/**
 * Requires a number that code was given, such as a duration, to be one: `NaN` would be no time at all in one place and
 * for ever in the next.
 *
 * @throws AshlarError `ASH_SETTING_INVALID`
 * @example
 * ```ts
 * requireNumber("graceMs", graceMs, { least: 0 });
 * ```
 */
export function requireNumber(
  name: string,
  value: unknown,
  { least, most, whole = false }: NumberRange,
): void {
  const fits =
    typeof value === "number" &&
    value >= least &&
    (most === undefined || value <= most) &&
    (!whole || isWhole(value));
  if (fits) return;
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new AshlarError("ASH_SETTING_INVALID", {
    message: `\`${name}\` must be a ${whole ? "whole " : ""}number ${range}, not ${shown(value)}.`,
  });
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
