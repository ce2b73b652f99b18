import { listed } from "@ashlar/survey/printing";
import type { ModuleAdvice } from "../../advice.js";
import { nameInSentence } from "../../model/answer.js";

/** How a module is to run: `in a deployable of its own, event-driven`. */
export function moduleForm({ isExtracted, overlays }: ModuleAdvice): string {
  const joined = listed(overlays.map((one) => nameInSentence(one)));
  return [
    isExtracted ? "in a deployable of its own" : "in the main unit",
    ...(joined === "" ? [] : [joined]),
  ].join(", ");
}
