import type { Capability, Strength } from "./capability.js";
import type { EvidencePlace, FindingOutcome } from "./finding.js";
import type { RepositoryFiles } from "./repository-files.js";

/** What one look of a probe brought. */
export interface Sighting {
  readonly outcome: FindingOutcome;
  readonly message: string;
  readonly places?: readonly EvidencePlace[];
  /** Where this sighting proves more, or less, than the probe usually does. */
  readonly strength?: Strength;
}

/** A question to a repository that its files can answer. Probes read, and never run anything. */
export interface Probe {
  /** Stable, in kebab-case: `ci-deploy-job`. */
  readonly id: string;
  readonly capability: Capability;
  /** How much a positive finding proves. */
  readonly strength: Strength;
  /** What is looked for, as a sentence for people. */
  readonly looksFor: string;
  /** Looks. At least one sighting comes back, whatever the repository. */
  look(files: RepositoryFiles): readonly Sighting[];
}
