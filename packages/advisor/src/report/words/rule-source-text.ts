import type { RuleSource } from "../../model/rule.js";

/** Where a rule comes from: `guide, Readiness` or `cases, lesson 3`. */
export function ruleSourceText(source: RuleSource): string {
  return source.kind === "guide" ? `guide, ${source.section}` : `cases, lesson ${source.lesson}`;
}
