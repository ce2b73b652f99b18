import type { InputName, Situation } from "../profile/situation.js";
import type { Pattern } from "./pattern.js";

/** Where a rule comes from. */
export type RuleSource =
  | { readonly kind: "guide"; readonly section: string }
  | { readonly kind: "case"; readonly lesson: number };

/** A gate's answer. A closed gate names what is missing, so that a report can say what would open it. */
export type GateAnswer =
  | { readonly open: true; readonly because: string }
  | {
      readonly open: false;
      readonly because: string;
      /** The inputs that keep it closed. */
      readonly missing: readonly InputName[];
      /**
       * `need`: nothing asks for the pattern. `ability`: something asks for it, and it could not be operated. A pattern that only
       * ability blocks is one that would win.
       */
      readonly lacks: "need" | "ability";
    };

/** A hard condition of one or more patterns: a named value with its sentence and its source. */
export interface Gate {
  readonly id: string;
  readonly patterns: readonly Pattern[];
  /** The rule, as a sentence: "Event-driven needs a stream that several consumers want, …". */
  readonly sentence: string;
  readonly source: RuleSource;
  judge(situation: Situation): GateAnswer;
}

/** A gate, and what it said. */
export interface GateResult {
  readonly gate: string;
  readonly patterns: readonly Pattern[];
  readonly sentence: string;
  readonly source: RuleSource;
  readonly answer: GateAnswer;
}
