import type { Advice } from "../../advice.js";
import { changesText } from "../words/change-text.js";
import { stabilityText } from "../words/warnings.js";
import { escapeMarkdown, proseMarkdown } from "./markdown.js";

/** How to see that the decision is kept, that it works, and when to decide anew. */
export function confirmation({ sensitivity, trajectory }: Advice): string {
  const flips = [...sensitivity.flips, ...sensitivity.pairs].map(
    (flip) => `* ${escapeMarkdown(changesText(flip))}: ${escapeMarkdown(flip.answer)}`,
  );
  const stages = trajectory
    .filter(({ when }) => when !== "later")
    .map(
      ({ name, exitMeasure, stopRule }) =>
        `* ${proseMarkdown(name)}. Exit measure: ${proseMarkdown(exitMeasure)} Stop rule: ${proseMarkdown(stopRule)}`,
    );
  return [
    "### Confirmation",
    `\`ashlar check\` in the build holds the code to its boundaries, and \`architecture.yaml\` to what can be operated. ${stabilityText(sensitivity)}`,
    flips.length === 0
      ? "No change of a single value would flip the decision within its range."
      : `Decide anew when one of these changes:\n\n${flips.join("\n")}`,
    stages.length === 0 ? "" : `The way is measured:\n\n${stages.join("\n")}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
