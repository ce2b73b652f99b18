import { listed } from "@ashlar/survey/printing";
import { inputOf } from "../profile/inputs.js";
import type { InputName, Situation } from "../profile/situation.js";
import { chooseStructure } from "./choose-structure.js";
import type { Verdict } from "./decision.js";
import type { Force } from "./fit.js";
import { fitOf } from "./fit-of.js";
import { closedFor, isPossible } from "./judge-gates.js";
import { type Pattern, patternNames, patterns, type Structure, structures } from "./pattern.js";
import type { GateResult } from "./rule.js";

/** What happened to each pattern, and why. */
export function verdictsOf(
  situation: Situation,
  chosen: ReadonlySet<Pattern>,
  structure: Structure,
  gates: readonly GateResult[],
  forces: readonly Force[],
): readonly Verdict[] {
  // The structure that would be chosen if everything could be operated.
  const wished = chooseStructure({ ...situation, prerequisitesMet: 6 }, forces, (one) =>
    isPossible(one, gates, "need"),
  );
  return patterns.map((pattern): Verdict => {
    const fit = fitOf(pattern, situation, forces);
    if (chosen.has(pattern))
      return {
        pattern,
        verdict: "chosen",
        fit,
        because: reasonOf(pattern, gates, "It is the simplest that fits"),
      };
    const closed = closedFor(pattern, gates);
    const needs = closed.filter(({ answer }) => !answer.open && answer.lacks === "need");
    if (needs.length > 0) return { pattern, verdict: "not-needed", fit, because: sentence(needs) };
    const isStructure = structures.includes(pattern as Structure);
    if (closed.length > 0 && (!isStructure || pattern === wished))
      return { pattern, verdict: "blocked", fit, because: sentence(closed), wouldWinIf: wouldWinIf(closed) };
    const because =
      closed.length > 0
        ? sentence(closed)
        : `It fits less well, or no better than ${patternNames[structure].toLowerCase()}, which asks less.`;
    return { pattern, verdict: "fits-less", fit, because };
  });
}

function reasonOf(pattern: Pattern, gates: readonly GateResult[], otherwise: string): string {
  const own = gates.filter(({ patterns: [first], answer }) => first === pattern && answer.open);
  return own.length > 0 ? sentence(own) : `${otherwise}.`;
}

/** "The volume is low; flows could not be traced." */
function sentence(results: readonly GateResult[]): string {
  const clauses = [...new Set(results.map(({ answer }) => answer.because))].join("; ");
  return `${clauses.charAt(0).toUpperCase()}${clauses.slice(1)}.`;
}

/** What would have to be there, where the label of the input does not say it. */
const neededAs: Readonly<Partial<Record<InputName, string>>> = {
  boundaries: "clear boundaries",
  consistency: "looser consistency",
  deployables: "fewer deployables for each team",
  painCause: "a pipeline that does not hurt",
  engineersIn18Months: "more engineers",
  independentScaling: "parts that scale apart",
};

function wouldWinIf(closed: readonly GateResult[]): string {
  const missing = [...new Set(closed.flatMap(({ answer }) => (answer.open ? [] : answer.missing)))];
  if (missing.length === 0) return "It would win with more of the six prerequisites in place.";
  const needed = missing.map((name) => neededAs[name] ?? inputOf(name).label.toLowerCase());
  return `It would win with ${listed(needed)} in place.`;
}
