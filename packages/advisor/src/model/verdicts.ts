import { capitalised } from "@ashlar/survey/printing";
import type { Situation } from "../profile/situation.js";
import { nameInSentence } from "./answer.js";
import type { Verdict } from "./decision.js";
import type { Force } from "./fit.js";
import { fitOf } from "./fit-of.js";
import type { ForceRule } from "./forces.js";
import { closedFor } from "./judge-gates.js";
import { type Pattern, patterns, type Structure } from "./pattern.js";
import type { Gate, GateResult } from "./rule.js";
import { lacksToWin, wouldWinIf } from "./would-win.js";

/** What verdicts are made from. */
export interface VerdictParts {
  readonly situation: Situation;
  readonly chosen: ReadonlySet<Pattern>;
  readonly structure: Structure;
  readonly results: readonly GateResult[];
  readonly forces: readonly Force[];
  readonly rules: { readonly gates: readonly Gate[]; readonly forces: readonly ForceRule[] };
}

/** What happened to each pattern, and why. */
export function verdictsOf(parts: VerdictParts): readonly Verdict[] {
  return patterns.map((pattern) => ({
    ...verdictOn(pattern, parts),
    fit: fitOf(pattern, parts.situation, parts.forces),
  }));
}

function verdictOn(
  pattern: Pattern,
  { situation, chosen, structure, results, rules }: VerdictParts,
): Omit<Verdict, "fit"> {
  if (chosen.has(pattern)) return { pattern, verdict: "chosen", because: reasonOf(pattern, results) };
  const closed = closedFor(pattern, results);
  const needs = closed.filter(({ answer }) => !answer.open && answer.lacks === "need");
  if (needs.length > 0) return { pattern, verdict: "not-needed", because: sentence(needs) };
  const lacks = closed.length > 0 ? lacksToWin(pattern, situation, rules) : undefined;
  if (lacks) return { pattern, verdict: "blocked", because: sentence(closed), wouldWinIf: wouldWinIf(lacks) };
  const because =
    closed.length > 0
      ? sentence(closed)
      : `It fits less well, or no better than ${nameInSentence(structure)}, which asks less.`;
  return { pattern, verdict: "fits-less", because };
}

function reasonOf(pattern: Pattern, gates: readonly GateResult[]): string {
  const own = gates.filter(({ patterns: [first], answer }) => first === pattern && answer.open);
  return own.length > 0 ? sentence(own) : "It is the simplest that fits.";
}

/** "The volume is low; flows could not be traced." */
function sentence(results: readonly GateResult[]): string {
  const clauses = [...new Set(results.map(({ answer }) => answer.because))].join("; ");
  return `${capitalised(clauses)}.`;
}
