import type { Skipped } from "@ashlar/survey";
import type { RuleId } from "../rules/rule-id.js";
import type { Violation } from "../violation.js";

/** Everything a check found: what every form of output is made from, and the `data` of `--json`. */
export interface CheckReport {
  /** `ashlar`: modules by convention. `configured`: from boundaries.yaml. `guessed`: proposed, nothing is written yet. */
  readonly modulesAre: "ashlar" | "configured" | "guessed";
  readonly modules: readonly ReportedModule[];
  readonly dependencies: readonly ReportedDependency[];
  /** What must be mended, in the order of the rules and then of places. */
  readonly violations: readonly Violation[];
  /** What is only to be told: violations of rules that are set to `warning`. */
  readonly warnings: readonly Violation[];
  /** How many violations were forgiven: by a comment beside them, or by the baseline. */
  readonly forgiven: { readonly suppressed: number; readonly baselined: number };
  /** What could not be read. */
  readonly skipped: readonly Skipped[];
  /** Further facts for a person, one sentence each. */
  readonly notes: readonly string[];
  readonly counted: { readonly files: number; readonly imports: number };
}

/** A module of the report. */
export interface ReportedModule {
  readonly name: string;
  readonly folders: readonly string[];
  readonly files: number;
}

/** That one module's files import another's. */
export interface ReportedDependency {
  readonly from: string;
  readonly to: string;
  /** The imports it consists of. */
  readonly imports: number;
  /** How many of them are of types only. */
  readonly typeOnly: number;
  /** The rules that this dependency violates; empty when it is fine. */
  readonly violates: readonly RuleId[];
}
