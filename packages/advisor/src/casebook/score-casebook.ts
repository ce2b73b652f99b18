import type { Decision } from "../model/decision.js";
import { type Pattern, patterns } from "../model/pattern.js";
import type { Reason } from "../model/reason.js";
import type { Situation } from "../profile/situation.js";
import type { Case } from "./case.js";
import { explainDisagreement } from "./explain-disagreement.js";
import { situationOfCase } from "./situation-of-case.js";

/** What a score needs of an answer: the pattern, and by which rules. */
export type Answer = Pick<Decision, "headline" | "reasons"> & Partial<Pick<Decision, "gates" | "verdicts">>;

/** Anything that answers a situation: the model, the model without one of its rules, or a baseline. */
export type Decider = (situation: Situation) => Answer;

/** How one case was answered. */
export interface CaseResult {
  readonly id: string;
  readonly scope: Case["scope"];
  readonly expected: Pattern;
  readonly acceptable: readonly Pattern[];
  readonly got: Pattern;
  readonly verdict: "exact" | "acceptable" | "wrong";
  /** Against what was expected, by the order of `patterns`. */
  readonly way: "same" | "too-complex" | "too-simple";
  /** The rules that decided it. */
  readonly reasons: readonly Reason[];
  /** For a disagreement: the rules behind it, the weightiest first. */
  readonly explanation: readonly Reason[];
}

/** How many were missed, and on which side. */
export interface Missed {
  readonly tooComplex: number;
  readonly tooSimple: number;
}

/** How well the cases of a book were answered. */
export interface CasebookScore {
  readonly total: number;
  readonly exact: number;
  /** Not exact, and no mistake either. */
  readonly acceptable: number;
  readonly wrong: number;
  readonly missed: { readonly acceptable: Missed; readonly wrong: Missed };
  /** How often each expected pattern (outer key) got each answer (inner key). */
  readonly confusion: Readonly<Record<Pattern, Readonly<Record<Pattern, number>>>>;
  /** One for each case, by id. */
  readonly rows: readonly CaseResult[];
}

/**
 * Puts the situation of every case to somebody who decides, and compares with what the book expects. The order of the cases
 * does not matter.
 *
 * @example
 * ```ts
 * const { exact, total } = scoreCasebook(await readCasebook("casebook.jsonl"), decide);
 * ```
 */
export function scoreCasebook(cases: readonly Case[], decideOne: Decider): CasebookScore {
  const rows = cases
    .map((one) => resultOf(one, decideOne(situationOfCase(one))))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const having = (verdict: CaseResult["verdict"]) => rows.filter((row) => row.verdict === verdict);
  return {
    total: rows.length,
    exact: having("exact").length,
    acceptable: having("acceptable").length,
    wrong: having("wrong").length,
    missed: { acceptable: missedOf(having("acceptable")), wrong: missedOf(having("wrong")) },
    confusion: byPattern((expected) =>
      byPattern((got) => rows.filter((row) => row.expected === expected && row.got === got).length),
    ),
    rows,
  };
}

function resultOf({ id, scope, expected, acceptable }: Case, answer: Answer): CaseResult {
  const got = answer.headline;
  const far = patterns.indexOf(got) - patterns.indexOf(expected);
  return {
    ...{ id, scope, expected, acceptable, got },
    verdict: got === expected ? "exact" : acceptable.includes(got) ? "acceptable" : "wrong",
    way: far === 0 ? "same" : far > 0 ? "too-complex" : "too-simple",
    reasons: answer.reasons,
    explanation: explainDisagreement(answer, expected),
  };
}

function missedOf(rows: readonly CaseResult[]): Missed {
  const on = (way: CaseResult["way"]) => rows.filter((row) => row.way === way).length;
  return { tooComplex: on("too-complex"), tooSimple: on("too-simple") };
}

function byPattern<Value>(of: (pattern: Pattern) => Value): Readonly<Record<Pattern, Value>> {
  return Object.fromEntries(patterns.map((one) => [one, of(one)])) as Record<Pattern, Value>;
}
