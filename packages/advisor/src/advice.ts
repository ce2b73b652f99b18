import type { History, Readiness } from "@ashlar/survey";
import type { DangerZone, MythAnswer, ReadinessGap, Stage } from "./guidance/guidance.js";
import type { Decision } from "./model/decision.js";
import type { Overlay, Pattern, Structure } from "./model/pattern.js";
import type { ProfileEntry } from "./profile/profile.js";
import type { Question, Sensitivity } from "./sensitivity/flip.js";

/** What is advised for one module. */
export interface ModuleAdvice {
  readonly name: string;
  /** Runs in a deployable of its own. */
  readonly isExtracted: boolean;
  readonly overlays: readonly Overlay[];
  readonly headline: Pattern;
  /** One sentence. */
  readonly because: string;
  readonly decision: Decision;
  readonly sensitivity: Sensitivity;
  readonly profile: readonly ProfileEntry[];
}

/** The answer, and everything it rests on. Plain data: the same input gives the same bytes. */
export interface Advice {
  /** The system's name. */
  readonly name: string;
  readonly structure: Structure;
  readonly headline: Pattern;
  /** The whole answer in one sentence. */
  readonly answer: string;
  readonly decision: Decision;
  /** Only modules that differ from the whole, or are named in the profile; by name. */
  readonly modules: readonly ModuleAdvice[];
  /** The architecture.yaml that expresses it. */
  readonly architecture: string;
  readonly sensitivity: Sensitivity;
  /** At most three, the most valuable first. */
  readonly questions: readonly Question[];
  readonly gaps: readonly ReadinessGap[];
  readonly dangerZone: DangerZone;
  readonly trajectory: readonly Stage[];
  readonly myths: readonly MythAnswer[];
  /** Every value, with its source. */
  readonly profile: readonly ProfileEntry[];
  readonly evidence: {
    readonly readiness: Readiness;
    readonly history: History | undefined;
    /** What could not be looked at, and why. */
    readonly notes: readonly string[];
  };
}
