import type { Advice } from "../../advice.js";
import type { Verdict } from "../../model/decision.js";
import { patternNames, patterns } from "../../model/pattern.js";
import { proseMarkdown } from "./markdown.js";

const verdictWords: Readonly<Record<Verdict["verdict"], string>> = {
  chosen: "Chosen",
  "fits-less": "Fits less",
  "not-needed": "Not needed",
  blocked: "Would win, and cannot be operated yet",
};

// A factor speaks for a pattern from the one score on, and against it up to the other.
const speaks = { for: 0.75, against: 0.45 };

/** Every pattern, as an option. */
export function consideredOptions(): string {
  return `## Considered Options\n\n${patterns.map((one) => `* ${patternNames[one]}`).join("\n")}`;
}

/** What speaks for and against each pattern here. */
export function prosAndCons({ decision: { verdicts } }: Advice): string {
  return `## Pros and Cons of the Options\n\n${verdicts.map(optionView).join("\n\n")}`;
}

function optionView({ pattern, verdict, fit, because, wouldWinIf }: Verdict): string {
  const points = fit.factors.flatMap(({ factor, score, because }) => {
    const kind = score >= speaks.for ? "Good" : score <= speaks.against ? "Bad" : undefined;
    return kind === undefined
      ? []
      : [`* ${kind}, because of ${factor}: ${proseMarkdown(because)} (${score.toFixed(2)})`];
  });
  const lines = [
    ...points.filter((point) => point.startsWith("* Good")),
    `* Neutral, because its fit is ${fit.total.toFixed(2)} by six factors and the forces`,
    ...points.filter((point) => point.startsWith("* Bad")),
  ];
  const condition = wouldWinIf === undefined ? "" : ` ${proseMarkdown(wouldWinIf)}`;
  return `### ${patternNames[pattern]}\n\n${verdictWords[verdict]}. ${proseMarkdown(because)}${condition}\n\n${lines.join("\n")}`;
}
