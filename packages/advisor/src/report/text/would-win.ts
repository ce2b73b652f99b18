import type { Advice } from "../../advice.js";
import { patternNames } from "../../model/pattern.js";
import type { Section } from "./section.js";

/** Patterns that something asks for, and that could not be operated. */
export function wouldWin({ decision: { verdicts } }: Advice): Section {
  return {
    title: "What would win",
    items: verdicts
      .filter(({ verdict }) => verdict === "blocked")
      .map(({ pattern, because, wouldWinIf }) => ({
        head: patternNames[pattern],
        body: [because, ...(wouldWinIf === undefined ? [] : [wouldWinIf])],
      })),
  };
}
