import type { Capability, Strength } from "./capability.js";
import type { Finding } from "./finding.js";

/** What a repository's files say of one capability. */
export interface CapabilityEvidence {
  readonly capability: Capability;
  /** The strongest positive finding; `none` when probes looked and saw nothing; `not-available` when none could look. */
  readonly strength: Strength | "none" | "not-available";
  /** Of all probes for this capability: the positive ones first, strongest first. */
  readonly findings: readonly Finding[];
}

/** What a repository's files say of every capability, in the order of `capabilities`. */
export type Readiness = readonly CapabilityEvidence[];
