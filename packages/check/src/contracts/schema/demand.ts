import type { Term } from "./term.js";

/** Whether what is written can be read. `unclear`: that cannot be told. */
export type Verdict = "fits" | "breaks" | "unclear";

/**
 * Which side reads. When the newer code reads, what older code wrote must still be accepted and kept: inputs, stored events.
 * When the older code reads, what newer code writes must still be there and understood: answers, events delivered.
 */
export type Reader = "newer" | "older";

/**
 * How a part of a schema changed for the worse.
 *
 * - `removed`   it is not there any more
 * - `required`  what could be left out must be given
 * - `optional`  what was always there may be missing
 * - `closed`    what was not named was ignored, and is refused
 */
export type PartChange = "removed" | "required" | "optional" | "closed";

/** A condition under which all values written of one shape can be read as another. `at` is where, seen from the shape. */
export type Demand =
  /** What is written there must be readable. */
  | { readonly at: string; readonly written: Term; readonly read: Term }
  /** It is not met: a part changed. */
  | {
      readonly at: string;
      readonly change: PartChange;
      readonly term: Term | undefined;
      readonly isNew: boolean;
    }
  /** It is not met, or may not be: the values themselves differ. */
  | { readonly at: string; readonly verdict: Exclude<Verdict, "fits"> };
