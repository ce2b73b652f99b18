import { percent } from "@ashlar/survey/printing";
import type { Sensitivity } from "../../sensitivity/flip.js";

/** How firm the answer is, in one sentence. */
export function stabilityText({ stability, samples }: Sensitivity): string {
  return `Of ${samples.toLocaleString("en-US")} situations near this one, ${percent(stability)} give the same answer.`;
}

/** What to do about an answer that hangs by a thread. */
export const closeCallAdvice = "This is a close call: answer the open questions before you build on it.";

/** What it means that foundations come first. */
export const foundationsAdvice =
  "Foundations first: what hurts is the way of testing and releasing. Mend that before any change of structure.";
