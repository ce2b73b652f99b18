import { ruleIds } from "./rules/rule-id.js";
import type { Violation } from "./violation.js";

/** By rule, then by place; the order in which people read. */
export function inOrder(violations: readonly Violation[]): readonly Violation[] {
  return violations.toSorted((a, b) => {
    const [first, second] = [a.places[0], b.places[0]];
    return (
      ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) ||
      compare(first.file, second.file) ||
      (first.line ?? 0) - (second.line ?? 0) ||
      (first.column ?? 0) - (second.column ?? 0) ||
      compare(a.identity, b.identity)
    );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
