import { inputOf } from "./inputs.js";
import type { Input } from "./situation.js";

/** The nearest whole number that an input can be. */
export function wholeNumber(name: Input, value: number): number {
  const { domain } = inputOf(name);
  const { least, most } = domain.kind === "number" ? domain : { least: value, most: value };
  return Math.min(most, Math.max(least, Math.round(value)));
}
