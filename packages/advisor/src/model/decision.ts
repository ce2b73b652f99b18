import type { Answer } from "./answer.js";
import type { Fit, Force } from "./fit.js";
import type { Pattern } from "./pattern.js";
import type { Reason } from "./reason.js";
import type { GateResult } from "./rule.js";

/** What happened to one pattern. */
export interface Verdict {
  readonly pattern: Pattern;
  /**
   * `chosen`: part of the answer. `fits-less`: possible, and something simpler or fitter won. `not-needed`: nothing asks for it.
   * `blocked`: it would win if what it lacks were there.
   */
  readonly verdict: "chosen" | "fits-less" | "not-needed" | "blocked";
  readonly fit: Fit;
  /** One sentence. */
  readonly because: string;
  /** For `blocked`: "would win if …". */
  readonly wouldWinIf?: string;
}

/** Something smaller than a pattern that serves the same need. */
export interface NearMiss {
  readonly id: string;
  /** The pattern it stands in for. */
  readonly insteadOf: Pattern;
  /** "An audit table, written in the transaction of the change". */
  readonly name: string;
  readonly because: string;
}

/** The model's answer for one situation. */
export interface Decision extends Answer {
  /** Fix delivery first: the pain is not the architecture's. */
  readonly foundationsFirst: boolean;
  readonly reasons: readonly Reason[];
  readonly gates: readonly GateResult[];
  readonly forces: readonly Force[];
  /** One for each pattern, in the order of `patterns`. */
  readonly verdicts: readonly Verdict[];
  readonly nearMisses: readonly NearMiss[];
}
