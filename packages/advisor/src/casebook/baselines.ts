import { type Pattern, patterns } from "../model/pattern.js";
import type { Case } from "./case.js";
import type { Decider } from "./score-casebook.js";

/** A rule of thumb that the model has to beat. */
export interface Baseline {
  readonly id: string;
  readonly name: string;
  readonly decide: Decider;
}

const microservicesFrom = 50;

/**
 * What somebody could do without a model. The last one knows the answers of this very book, which no model is allowed to, and
 * says for every case what most of the same scope got.
 */
export function baselinesOf(cases: readonly Case[]): readonly Baseline[] {
  const usual = { whole: mostExpected(cases, "whole"), module: mostExpected(cases, "module") };
  return [
    baseline("always-monolith", "always a monolith", () => "monolith"),
    baseline("always-modular-monolith", "always a modular monolith", () => "modular-monolith"),
    baseline(
      "head-count",
      `${microservicesFrom} engineers: microservices; fewer: a monolith`,
      ({ engineers }) => (engineers >= microservicesFrom ? "microservices" : "monolith"),
    ),
    baseline("usual-for-scope", "the most frequent of its scope", ({ scope }) => usual[scope]),
  ];
}

function baseline(
  id: string,
  name: string,
  headlineOf: (situation: Parameters<Decider>[0]) => Pattern,
): Baseline {
  const reasons = [{ rule: id, sentence: name }];
  return { id, name, decide: (situation) => ({ headline: headlineOf(situation), reasons }) };
}

/** The most frequent of a scope; of equals the simplest, and the simplest of all where there are no cases. */
function mostExpected(cases: readonly Case[], scope: Case["scope"]): Pattern {
  const count = (pattern: Pattern) =>
    cases.filter((one) => one.scope === scope && one.expected === pattern).length;
  return patterns.reduce((best, pattern) => (count(pattern) > count(best) ? pattern : best));
}
