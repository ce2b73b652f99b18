import { type Edge, edgeText } from "./edge.ts";

/** Edges that one side has and the other has not, and why that is no mistake. */
export interface Explanation {
  readonly only: "survey" | "oracle";
  readonly reason: string;
  /** Edges as `edgeText` writes them, or a pattern for many of them. */
  readonly edges: readonly (string | RegExp)[];
}

/** What is wrong with a comparison. Two empty lists where the sides agree but for what is explained. */
export interface Disagreement {
  /** Differences nobody explained, such as `survey only: src/a.ts "./b.js" → src/b.ts`. */
  readonly unexplained: readonly string[];
  /** Explanations of differences that there are no longer. */
  readonly obsolete: readonly string[];
}

/** Both lists empty: what `disagreement` answers when all is well. */
export const agreement: Disagreement = { unexplained: [], obsolete: [] };

/** Compares the edges of the survey with those of an oracle, as sets. */
export function disagreement(
  survey: readonly Edge[],
  oracle: readonly Edge[],
  explanations: readonly Explanation[],
): Disagreement {
  const differences = [...only("survey", survey, oracle), ...only("oracle", oracle, survey)];
  const patterns = explanations.flatMap(({ only, edges }) => edges.map((edge) => ({ only, edge })));
  const explains = (pattern: Pattern, difference: Difference): boolean =>
    pattern.only === difference.only &&
    (typeof pattern.edge === "string"
      ? pattern.edge === difference.text
      : pattern.edge.test(difference.text));
  return {
    unexplained: differences
      .filter((difference) => !patterns.some((pattern) => explains(pattern, difference)))
      .map(({ only, text }) => `${only} only: ${text}`),
    obsolete: patterns
      .filter((pattern) => !differences.some((difference) => explains(pattern, difference)))
      .map(({ only, edge }) => `${only} only: ${edge}`),
  };
}

interface Difference {
  readonly only: Explanation["only"];
  readonly text: string;
}

interface Pattern {
  readonly only: Explanation["only"];
  readonly edge: string | RegExp;
}

function only(side: Explanation["only"], these: readonly Edge[], those: readonly Edge[]): Difference[] {
  const others = new Set(those.map(edgeText));
  const texts = new Set(these.map(edgeText));
  return [...texts]
    .filter((text) => !others.has(text))
    .sort()
    .map((text) => ({ only: side, text }));
}
