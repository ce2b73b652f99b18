import type { KnownSoFar } from "./input.js";
import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";
import type { EvidenceValues } from "./stated.js";
import { wholeNumber } from "./whole-number.js";

/**
 * What was seen of an input. A growth that was measured is that of the people who were counted: where somebody gives another
 * number of people, that number grows as they did.
 */
export function seenOf(
  input: InputName,
  evidence: EvidenceValues | undefined,
  { engineers }: KnownSoFar,
): Sourced<string | number> | undefined {
  const seen = evidence?.values[input];
  const counted = evidence?.values.engineers;
  if (input !== "engineersIn18Months" || !seen || !counted || counted.value === engineers) return seen;
  const value = wholeNumber(input, (Number(engineers) * Number(seen.value)) / Number(counted.value));
  return { ...seen, value, because: `${seen.because}; carried over to ${engineers}` };
}
