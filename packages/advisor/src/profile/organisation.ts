import { expertises, operations } from "./situation.js";
import type { SomeValues, Stated } from "./stated.js";

/** What organisation.yaml says: who works on a system, what it must do, and what can be operated. */
export interface Organisation extends Stated {
  readonly name?: string | undefined;
  /** Where a module differs from the whole, by its name. */
  readonly modules: Readonly<Record<string, SomeValues>>;
  readonly acceptedRisks: readonly AcceptedRisk[];
}

/** What can be lacking and be accepted as a risk: a capability, or something else that an architecture stands on. */
export const acceptable = [...operations, ...expertises, "boundaries", "deployables", "painCause"] as const;

/** Something that is lacking, and somebody who answers for going on without it for a while. */
export interface AcceptedRisk {
  readonly capability: (typeof acceptable)[number];
  /** Left out: for the whole system. */
  readonly module?: string | undefined;
  readonly owner: string;
  readonly reason: string;
  /** A day of the calendar, YYYY-MM-DD. */
  readonly accepted: string;
  /** The first day on which it no longer holds. */
  readonly expires: string;
}
