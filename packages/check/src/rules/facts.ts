import type { Survey } from "@ashlar/survey";
import type { FileImport } from "../modules/module-dependencies.js";
import type { ModuleMap } from "../modules/module-map.js";
import type { Violation } from "../violation.js";

/** Everything that a rule may look at. */
export interface RuleFacts {
  readonly survey: Survey;
  readonly modules: ModuleMap;
  /** The imports that count for the rule. */
  readonly imports: readonly FileImport[];
  readonly isTest: (path: string) => boolean;
  /** The folders in which every source file must belong to a module. */
  readonly exhaustive: (path: string) => boolean;
}

/** Finds what violates a rule. Pure: the same facts, the same violations in the same order. */
export type Rule = (facts: RuleFacts) => readonly Violation[];
