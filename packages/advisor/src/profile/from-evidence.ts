import type { History, Readiness } from "@ashlar/survey";
import { capabilityAnswer } from "./capability-evidence.js";
import { type HistoryAnswers, historyAnswers } from "./history-evidence.js";
import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";
import type { EvidenceValues } from "./stated.js";

/** What was found in a repository. */
export interface RepositoryEvidence {
  readonly readiness: Readiness;
  readonly history: History | undefined;
  /** The graph of imports between its modules. */
  readonly structure?: { readonly modules: number; readonly cycles: number } | undefined;
  /** How many programs it deploys, where something shows it. */
  readonly deployables?: { readonly count: number; readonly because: string } | undefined;
}

/**
 * What a repository says of the inputs. Pure. It never says no to what it could not look at.
 *
 * @example
 * ```ts
 * const evidence = fromEvidence({ readiness, history });
 * evidence.values.engineers; // { value: 23, source: "measured", because: "23 people committed in the 90 days to …" }
 * ```
 */
export function fromEvidence({
  readiness,
  history,
  structure,
  deployables,
}: RepositoryEvidence): EvidenceValues {
  const values: Partial<Record<InputName, Sourced<string | number>>> = {};
  const hints: Partial<Record<InputName, string>> = {};
  if (history) Object.assign(values, withStructure(historyAnswers(history), structure));
  if (structure && structure.modules > 1 && !values.boundaries) hints.boundaries = importsOf(structure);
  if (deployables) {
    const { count, because } = deployables;
    values.deployables = { value: Math.max(1, count), source: "measured", because };
  }
  for (const one of readiness) {
    const answer = capabilityAnswer(one);
    if ("value" in answer) values[one.capability] = answer.value;
    else hints[one.capability] = answer.hint;
  }
  return { values, hints, caveats: history?.caveats.map(({ message }) => message) ?? [] };
}

/** Modules that change apart and import each other in circles are not clear to each other. */
function withStructure(answers: HistoryAnswers, structure: RepositoryEvidence["structure"]): HistoryAnswers {
  const { boundaries } = answers;
  if (!boundaries || !structure || structure.modules < 2) return answers;
  const value = boundaries.value === "clear" && structure.cycles > 0 ? "mixed" : boundaries.value;
  const because = `${boundaries.because}; ${importsOf(structure)}`;
  return { ...answers, boundaries: { ...boundaries, value, because } };
}

function importsOf({ modules, cycles }: NonNullable<RepositoryEvidence["structure"]>): string {
  const circles = cycles === 0 ? "is no circle" : cycles === 1 ? "is a circle" : `are ${cycles} circles`;
  return `there ${circles} in the imports of ${modules} modules`;
}
