import { type Overlay, type Pattern, patternNames, patterns, type Structure } from "./pattern.js";

/** A structure, what is joined to it, and the one word for both. */
export interface Answer {
  readonly structure: Structure;
  /** In the order of `overlays`. */
  readonly overlays: readonly Overlay[];
  /** The most demanding pattern of the answer. */
  readonly headline: Pattern;
}

/** The most demanding pattern of an answer. */
export function headlineOf(answer: Omit<Answer, "headline">): Pattern {
  return patterns.findLast((one) => isPartOf(one, answer)) ?? answer.structure;
}

/** Whether a pattern is the structure of an answer, or one of its overlays. */
export function isPartOf(pattern: Pattern, { structure, overlays }: Omit<Answer, "headline">): boolean {
  return pattern === structure || overlays.some((one) => one === pattern);
}

/** An answer in words: "Modular monolith with event-driven and CQRS + event sourcing". */
export function answerName({ structure, overlays }: Omit<Answer, "headline">): string {
  const joined = overlays.map(nameInSentence).join(" and ");
  return joined === "" ? patternNames[structure] : `${patternNames[structure]} with ${joined}`;
}

/** Whether two answers are the same. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  return one.structure === other.structure && one.overlays.join() === other.overlays.join();
}

/** The name of a pattern within a sentence: "modular monolith", "CQRS + event sourcing". */
export function nameInSentence(pattern: Pattern): string {
  const name = patternNames[pattern];
  return name.startsWith("CQRS") ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
