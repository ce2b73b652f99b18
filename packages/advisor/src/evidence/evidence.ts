import type { History, Readiness } from "@ashlar/survey";
import type { Deployables } from "./deployables.js";
import type { ModuleStructure } from "./module-structure.js";

/** What a repository shows of those who work on it. */
export interface Evidence {
  readonly readiness: Readiness;
  /** Left out when git has nothing to tell. */
  readonly history: History | undefined;
  /** Left out where imports cannot be read. */
  readonly structure: ModuleStructure | undefined;
  /** Left out where nothing shows what is deployed. */
  readonly deployables: Deployables | undefined;
  /** The names of its modules, where they are Ashlar's. */
  readonly modules: readonly string[];
  /** Whether its modules are Ashlar's, so that its runtime and commands can be counted on. */
  readonly isAshlarProject: boolean;
  /** What could not be looked at, and why. */
  readonly notes: readonly string[];
}

/** The evidence of a repository that nobody has looked at. */
export const noEvidence: Evidence = {
  readiness: [],
  history: undefined,
  structure: undefined,
  deployables: undefined,
  modules: [],
  isAshlarProject: false,
  notes: [],
};
