import type { CapabilityEvidence } from "@ashlar/survey";
import { strengthWords } from "../words/backing.js";

const laid: Readonly<Record<CapabilityEvidence["strength"], number>> = {
  exercised: 3,
  wired: 2,
  declared: 1,
  none: 0,
  "not-available": 0,
};

/** The strength of evidence: a course of up to three stones, and the word for it. */
export function stones(strength: CapabilityEvidence["strength"]): string {
  const course = [0, 1, 2].map(
    (at) =>
      `<rect class="${at < laid[strength] ? "laid" : "missing"}" x="${at * 13 + 0.5}" y="0.5" width="11" height="8"/>`,
  );
  return `<span class="stones"><svg viewBox="0 0 38 9" aria-hidden="true">${course.join("")}</svg> ${strengthWords[strength]}</span>`;
}
