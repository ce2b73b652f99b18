/** The rules, by the name that settings, baselines and `ashlar-ignore` comments use. Never renamed. */
export const ruleIds = [
  "contract-only",
  "declared-dependencies",
  "no-module-cycles",
  "layers",
  "pure-domain",
  "exhaustive-modules",
  "own-schema",
  "no-shared-state",
  "valid-architecture",
  "possible-state",
  "operable-architecture",
  "stable-contracts",
  "readable-sources",
  "current-baseline",
  "current-suppressions",
] as const;

/** The name of a rule. */
export type RuleId = (typeof ruleIds)[number];
