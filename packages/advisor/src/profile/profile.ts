import type { Expertise, Input, InputName, Operation, Situation } from "./situation.js";
import type { Source, Sourced } from "./source.js";

/** What is known of one system or module, value by value, each with its source. */
export interface ProfileValues {
  readonly inputs: { readonly [Name in Input]: Sourced<Situation[Name]> };
  readonly operations: Readonly<Record<Operation, Sourced<Situation["operations"][Operation]>>>;
  readonly expertise: Readonly<Record<Expertise, Sourced<Situation["expertise"][Expertise]>>>;
  readonly prerequisitesMet?: Sourced<number> | undefined;
}

/** A module that differs from the whole, or that the repository shows to be one. */
export interface ModuleProfile extends ProfileValues {
  readonly name: string;
  /** Which values are the module's own; the others are those of the whole. */
  readonly own: readonly InputName[];
}

/** Everything the advisor judges. */
export interface Profile extends ProfileValues {
  readonly name: string;
  readonly modules: readonly ModuleProfile[];
}

/** One value of a profile, as reports list it. */
export interface ProfileEntry {
  readonly input: InputName | "prerequisitesMet";
  readonly value: string | number;
  readonly source: Source;
  readonly because: string;
}
