import type { Capability } from "@ashlar/survey";
import type { Pattern } from "../model/pattern.js";
import type { Known } from "../profile/situation.js";

/** A capability that the target, or a pattern that would win, needs and that is not there. */
export interface ReadinessGap {
  readonly capability: Capability;
  readonly known: Known;
  /** What happens without it. */
  readonly consequence: string;
  /** The cheapest next step. */
  readonly nextStep: string;
  /** Engineering effort of that step. */
  readonly effort: "hours" | "days" | "weeks" | "months";
  /** The patterns that it blocks. */
  readonly blocks: readonly Pattern[];
}

/** A point of the matrix; both axes 0–1. */
export interface MatrixPoint {
  readonly label: string;
  readonly complexity: number;
  readonly maturity: number;
  readonly zone: "simple" | "danger" | "sustainable" | "headroom";
}

/** Architectural complexity against operations maturity. */
export interface DangerZone {
  readonly now: MatrixPoint;
  readonly target: MatrixPoint;
  /** From now to the target: maturity first, then complexity. What gets simpler does that first, unless the pipeline is what hurts. */
  readonly path: readonly MatrixPoint[];
  /** One sentence. */
  readonly verdict: string;
}

/** A stage on the way, and the conditions of entering and leaving it. */
export interface Stage {
  readonly name: string;
  readonly pattern: Pattern | "foundations";
  /** Where the organisation stands; the next one; or a later one. */
  readonly when: "now" | "next" | "later";
  readonly does: readonly string[];
  readonly entryGate: string;
  readonly exitMeasure: string;
  readonly stopRule: string;
  readonly wayBack: string;
}

/** A belief, and what is true instead. */
export interface MythAnswer {
  readonly id: string;
  readonly claim: string;
  readonly answer: string;
}
