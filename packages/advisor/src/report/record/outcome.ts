import type { Advice } from "../../advice.js";
import { answerName } from "../../model/answer.js";
import { patternNames } from "../../model/pattern.js";
import { moduleForm } from "../words/module-form.js";
import { closeCallAdvice, foundationsAdvice } from "../words/warnings.js";
import { confirmation } from "./confirmation.js";
import { consequences } from "./consequences.js";
import { escapeMarkdown, proseMarkdown } from "./markdown.js";

/** What was chosen, what follows from it, and how it is confirmed. */
export function outcome(advice: Advice): string {
  const { decision, answer, sensitivity, modules } = advice;
  const name = answerName(decision);
  const chosen = decision.verdicts.filter(({ verdict }) => verdict === "chosen");
  const reasons = chosen.map(({ pattern, because }) => `${patternNames[pattern]}: ${proseMarkdown(because)}`);
  const forms = modules.map(
    (one) => `* ${escapeMarkdown(one.name)}: ${moduleForm(one)}. ${proseMarkdown(one.because)}`,
  );
  return [
    "## Decision Outcome",
    `Chosen option: "${name}", because it is the simplest that serves and that can be operated. ${proseMarkdown(answer)}`,
    reasons.join(" "),
    decision.foundationsFirst ? foundationsAdvice : "",
    sensitivity.isCloseCall ? closeCallAdvice : "",
    forms.join("\n"),
    consequences(advice),
    confirmation(advice),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
