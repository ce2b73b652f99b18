import type { Capability, Strength } from "./capability.js";

/** Where in the repository something was found. */
export interface EvidencePlace {
  /** Relative to the root, with `/` between its parts. */
  readonly file: string;
  /** From 1; left out when the whole file speaks. */
  readonly line?: number;
}

/**
 * What a probe saw. `false`: it looked where the thing would stand, and it is not there. `not-applicable`: such a repository
 * has no place for it. `not-available`: it could not look, so it says nothing either way. `error`: what it read is broken.
 */
export type FindingOutcome = "true" | "false" | "not-applicable" | "not-available" | "error";

/** One thing a probe saw in a repository, or did not. */
export interface Finding {
  /** The probe's id. */
  readonly probe: string;
  readonly capability: Capability;
  readonly outcome: FindingOutcome;
  /** How much it proves when true. */
  readonly strength: Strength;
  /** One sentence: what was seen, or what was looked for. */
  readonly message: string;
  /** Where; a few places suffice. Empty unless there is something to show. */
  readonly places: readonly EvidencePlace[];
}
