import type { Fit } from "../model/fit.js";
import { overlays, type Pattern, patternNames } from "../model/pattern.js";
import { type Reason, reasonOfGate } from "../model/reason.js";
import type { Answer } from "./score-casebook.js";

/**
 * Why an answer is not the expected one, the weightiest rule first: what kept the expected pattern closed; or else what opened
 * the pattern that joined; or else the factors that fit better. Only the rules speak here, whichever case it is.
 */
export function explainDisagreement(answer: Answer, expected: Pattern): readonly Reason[] {
  const { headline, gates = [], reasons } = answer;
  if (headline === expected) return [];
  const gatesOf = (pattern: Pattern, isOpen: boolean) =>
    gates
      .filter(({ patterns, answer: { open } }) => patterns.includes(pattern) && open === isOpen)
      .map(reasonOfGate);
  const closed = gatesOf(expected, false);
  if (closed.length > 0) return closed;
  const isOverlay = overlays.some((one) => one === headline);
  const told = isOverlay ? gatesOf(headline, true) : betterFactors(answer, expected);
  return told.length > 0 ? told : reasons;
}

/** The factors, and the balance of forces, by which the answer fits better than what was expected; the largest first. */
function betterFactors({ headline, verdicts = [] }: Answer, expected: Pattern): readonly Reason[] {
  const fitOf = (pattern: Pattern) => verdicts.find((one) => one.pattern === pattern)?.fit;
  const [got, other] = [fitOf(headline), fitOf(expected)];
  if (!got || !other) return [];
  return [...gains(got, other)]
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .map(({ rule, because, gain }) => ({
      rule,
      sentence: `${patternNames[headline]} gains ${gain.toFixed(2)} on ${patternNames[expected].toLowerCase()} by ${rule}: ${because}.`,
    }));
}

function gains(got: Fit, other: Fit) {
  const byFactor = got.factors.map(({ factor, score, weight, because }, index) => ({
    rule: factor as string,
    because,
    gain: (score - (other.factors[index]?.score ?? score)) * weight,
  }));
  return [
    ...byFactor,
    { rule: "forces", because: "what splits and what binds", gain: got.forces - other.forces },
  ];
}
