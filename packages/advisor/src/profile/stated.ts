import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";

/** Values that somebody gave, or that were seen, by input. What is left out is not known. */
export type SomeValues = Readonly<Partial<Record<InputName, Sourced<string | number>>>>;

/** What an organisation, or a command line, says of one system. */
export interface Stated {
  readonly values: SomeValues;
  /** For those who know only the number: how many of the six prerequisites are met. */
  readonly prerequisitesMet?: Sourced<number> | undefined;
}

/** What a repository says of the inputs. */
export interface EvidenceValues {
  readonly values: SomeValues;
  /** What was seen, or looked for in vain, where it decides nothing: one clause each. */
  readonly hints: Readonly<Partial<Record<InputName, string>>>;
  /** What could not be looked at, or says less than it seems; one sentence each. */
  readonly caveats: readonly string[];
}
