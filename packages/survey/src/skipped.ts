/** Why a file, or something that was asked of it, was passed over. */
export type SkipReason =
  | "syntax"
  | "too-large"
  | "minified"
  | "unreadable"
  | "not-text"
  | "symbolic-link"
  | "submodule"
  | "too-deep"
  | "bad-configuration";

/** Something the survey passed over; never silently, and never the end of the survey. */
export interface Skipped {
  /** Relative to the repository's root, with `/` between its parts. */
  readonly path: string;
  readonly reason: SkipReason;
  /** What was found there. */
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}
