import type { Advice } from "../../advice.js";
import { nameInSentence } from "../../model/answer.js";
import type { Section } from "./section.js";

/** Smaller things that serve the same need. */
export function nearMisses({ decision: { nearMisses } }: Advice): Section {
  return {
    title: "Smaller things that may do",
    items: nearMisses.map(({ name, insteadOf, because }) => ({
      head: `${name}, instead of ${nameInSentence(insteadOf)}`,
      body: [because],
    })),
  };
}
