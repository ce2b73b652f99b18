import type { KnownSoFar } from "../profile/input.js";
import type { Situation } from "../profile/situation.js";
import type { Growth } from "./growth.js";

/** What is known of the situation of a case: all that a judgement may rest on. */
export interface CaseFacts {
  readonly scope: Situation["scope"];
  /** What the case says, by input; what it leaves out is assumed. */
  readonly values: KnownSoFar;
  readonly growth: Growth | undefined;
  /** How many of the six prerequisites were met; `undefined` where nobody could tell. */
  readonly prerequisitesMet: number | undefined;
}
