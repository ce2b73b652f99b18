import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import { patternCosts } from "../words/pattern-costs.js";
import { proseMarkdown } from "./markdown.js";

/** What follows from the decision: what its patterns bring and ask, and what is missing for it. */
export function consequences({ structure, decision: { overlays }, gaps }: Advice): string {
  const costs = [structure, ...overlays].map((one) => patternCosts[one]);
  return [
    "### Consequences\n",
    ...costs.flatMap(({ good }) => good).map((one) => `* Good, because ${one}`),
    ...costs.flatMap(({ bad }) => bad).map((one) => `* Bad, because ${one}`),
    ...gaps.map(
      ({ capability, consequence, nextStep }) =>
        `* Bad, because this is missing: ${inputOf(capability).label}. ${proseMarkdown(consequence)} Next: ${proseMarkdown(nextStep)}`,
    ),
  ].join("\n");
}
