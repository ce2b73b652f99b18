import type { Advice } from "../../advice.js";
import { changesText } from "../words/change-text.js";
import type { Section } from "./section.js";

const most = { flips: 8, pairs: 3 };

/** The smallest changes that make another answer. */
export function flips({ sensitivity: { flips, pairs } }: Advice): Section {
  const shown = [...flips.slice(0, most.flips), ...pairs.slice(0, most.pairs)];
  const rest = flips.length + pairs.length - shown.length;
  return {
    title: "What would flip it",
    ...(flips.length === 0 && { opening: ["No single input does, within its range."] }),
    items: shown.map((flip) => ({ head: changesText(flip), body: [flip.answer] })),
    ...(rest > 0 && { closing: [`and ${rest} more`] }),
  };
}
