import type { History } from "@ashlar/survey";
import type { ModuleAdvice } from "../advice.js";

/** What to take out first, as a sentence with its reason. */
export function extractionCandidate(modules: readonly ModuleAdvice[], history: History | undefined): string {
  const remembered = history?.modules ?? [];
  const ofHistory = (name: string) => remembered.find((module) => module.name === name);
  const score = (name: string) => ofHistory(name)?.extractionScore ?? 0;
  const advised = modules
    .filter(({ isExtracted }) => isExtracted)
    .toSorted((a, b) => score(b.name) - score(a.name) || (a.name < b.name ? -1 : 1));
  const [first, ...others] = advised;
  if (first) {
    const rest = others.length === 0 ? "" : ` Later: ${others.map(({ name }) => name).join(", ")}.`;
    return `Extract ${first.name} first, whose needs differ.${rest}`;
  }
  const best = remembered.toSorted(
    (a, b) => b.extractionScore - a.extractionScore || (a.name < b.name ? -1 : 1),
  )[0];
  if (best && best.ownCommits > 0) {
    return (
      `Extract what changes most and is most decoupled first: by history that is ${best.name}, where ${best.ownCommits} of ` +
      `${best.commits} commits touch nothing else. History is a modest signal: ask those who work on it.`
    );
  }
  return "Extract what changes most and is most decoupled first; the history names no candidate.";
}
