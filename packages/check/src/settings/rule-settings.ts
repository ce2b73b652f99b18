import type { CheckReport } from "../report/check-report.js";
import { type RuleId, ruleIds } from "../rules/rule-id.js";
import type { Boundaries } from "./boundaries.js";

/** How one rule is applied. */
export interface RuleSetting {
  readonly level: "error" | "warning" | "off";
  /** Whether imports of types count: they are gone at run time, but they are knowledge all the same. */
  readonly typeOnly: "count" | "ignore";
}

/** How every rule is applied. */
export type RuleSettings = Readonly<Record<RuleId, RuleSetting>>;

// A guess is no decision: without modules that somebody has named, nothing is said of what only their owners know.
const offForGuesses: ReadonlySet<RuleId> = new Set([
  "own-schema",
  "no-shared-state",
  "exhaustive-modules",
  "pure-domain",
  "layers",
]);

/** The settings of every rule: what boundaries.yaml says, and defaults for the rest. */
export function ruleSettings(
  { rules = {} }: Boundaries,
  modulesAre: CheckReport["modulesAre"],
): RuleSettings {
  return Object.fromEntries(
    ruleIds.map((id) => {
      const written = rules[id];
      const { level, typeOnly } =
        typeof written === "string" ? { level: written, typeOnly: undefined } : (written ?? {});
      const usual = modulesAre === "guessed" && offForGuesses.has(id) ? "off" : "error";
      return [id, { level: level ?? usual, typeOnly: typeOnly ?? "count" }];
    }),
  ) as unknown as RuleSettings;
}
