import { inputOf } from "../../profile/inputs.js";
import type { Change, Flip } from "../../sensitivity/flip.js";
import { valueText } from "./value-text.js";

/** One changed input: `Engineers in 18 months 48 → 75`. */
export function changeText({ input, from, to }: Change): string {
  return `${inputOf(input).label} ${valueText(input, from)} → ${valueText(input, to)}`;
}

/** What must change together: `Boundaries mixed → clear, and Broker expertise no → yes`. */
export function changesText({ changes }: Flip): string {
  return changes.map(changeText).join(", and ");
}
