import type { Situation } from "../profile/situation.js";
import type { Pattern } from "./pattern.js";
import type { Gate, GateResult } from "./rule.js";

/** Asks every gate. */
export function judgeGates(gates: readonly Gate[], situation: Situation): readonly GateResult[] {
  return gates.map(({ id, patterns, sentence, source, judge }) => ({
    ...{ gate: id, patterns, sentence, source },
    answer: judge(situation),
  }));
}

/** The gates of a pattern that are closed. */
export function closedFor(pattern: Pattern, results: readonly GateResult[]) {
  return results.filter(({ patterns, answer }) => patterns.includes(pattern) && !answer.open);
}

/** Whether every gate of a pattern is open; with `need`, whether only abilities are lacking. */
export function isPossible(
  pattern: Pattern,
  results: readonly GateResult[],
  wanted: "all" | "need" = "all",
): boolean {
  return closedFor(pattern, results).every(
    ({ answer }) => wanted === "need" && !answer.open && answer.lacks !== "need",
  );
}
