import { inputOf } from "../../profile/inputs.js";
import type { ProfileEntry } from "../../profile/profile.js";

/**
 * A value as people read it beside its label: a share with its sign, and what nobody knows in words.
 *
 * @example
 * valueText("availability", 99.9); // "99.9 %"
 */
export function valueText(input: ProfileEntry["input"], value: string | number): string {
  if (typeof value === "string") return value === "unknown" ? "not known" : value;
  const number = value.toLocaleString("en-US", { maximumFractionDigits: 4 });
  if (input === "prerequisitesMet") return number;
  const { domain } = inputOf(input);
  return domain.kind === "number" && domain.unit === "percent" ? `${number} %` : number;
}
