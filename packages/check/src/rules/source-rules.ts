import { contractOnly } from "./contract-only.js";
import { declaredDependencies } from "./declared-dependencies.js";
import { exhaustiveModules } from "./exhaustive-modules.js";
import type { Rule } from "./facts.js";
import { layers } from "./layers.js";
import { noModuleCycles } from "./no-module-cycles.js";
import { noSharedState } from "./no-shared-state.js";
import { ownSchema } from "./own-schema.js";
import { pureDomain } from "./pure-domain.js";
import { readableSources } from "./readable-sources.js";
import type { RuleId } from "./rule-id.js";

/** The rules that look at sources. Those about the architecture, contracts, baseline and comments have their own input. */
export const sourceRules = {
  "contract-only": contractOnly,
  "declared-dependencies": declaredDependencies,
  "no-module-cycles": noModuleCycles,
  layers,
  "pure-domain": pureDomain,
  "exhaustive-modules": exhaustiveModules,
  "own-schema": ownSchema,
  "no-shared-state": noSharedState,
  "readable-sources": readableSources,
} as const satisfies Partial<Record<RuleId, Rule>>;

/** A rule that looks at sources. */
export type SourceRuleId = keyof typeof sourceRules;

/** The rules that need more of a file than its imports. */
export const needDetails: readonly RuleId[] = ["pure-domain", "own-schema", "no-shared-state"];
