import type { RuleId } from "./rules/rule-id.js";

/** A place in a file of the repository: the file alone, a line of it, or a stretch of that line. Counts from 1. */
export interface ViolationPlace {
  /** Relative to the repository's root, with `/` between its parts. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The column after the last one. */
  readonly endColumn?: number;
}

/** That something is not as a rule wants it. A value: printing, counting and forgiving it are others' work. */
export interface Violation {
  readonly rule: RuleId;
  /**
   * The same for the same violation however lines move; different for different ones of a rule. Baselines keep it, such as
   * `src/orders/place.ts -> src/billing/tax.ts`.
   */
  readonly identity: string;
  /** What is wrong, with the names of this occurrence. One or two sentences. */
  readonly message: string;
  /** How to mend this occurrence. */
  readonly fix: string;
  /** Where it is; the first is the one to show. Never empty. */
  readonly places: readonly [ViolationPlace, ...ViolationPlace[]];
  /** The modules it lies between, when it is about a dependency. */
  readonly between?: { readonly from: string; readonly to: string };
  /** Further lines to print below: a cycle's members, the consumers a change breaks. */
  readonly details?: readonly string[];
}
