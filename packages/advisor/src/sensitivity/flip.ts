import type { Pattern } from "../model/pattern.js";
import type { InputName } from "../profile/situation.js";

/** One changed input. */
export interface Change {
  readonly input: InputName;
  readonly from: string | number;
  readonly to: string | number;
}

/** The smallest change, of one input or a pair, that makes another answer. */
export interface Flip {
  readonly changes: readonly Change[];
  readonly headline: Pattern;
  /** The whole answer in words: "Modular monolith with event-driven". */
  readonly answer: string;
}

/** What the answer depends on. */
export interface Sensitivity {
  /** At most one for each input, the nearest first: fewest steps, then the order of inputs. Empty: no single input flips it. */
  readonly flips: readonly Flip[];
  /** Pairs of inputs that flip it together where neither does alone; at most ten. */
  readonly pairs: readonly Flip[];
  /** Inputs looked at whose every value leaves the answer as it is. */
  readonly indifferent: readonly InputName[];
  /** The share (0–1) of sampled situations, near this one, with the same answer. */
  readonly stability: number;
  readonly samples: number;
  readonly seed: number;
  /** Stability is under 0.65. */
  readonly isCloseCall: boolean;
}

/** A question worth answering, because its answer may change the advice. */
export interface Question {
  readonly input: InputName;
  /** As a person is asked. */
  readonly text: string;
  /** The chance (0–1) that the answer changes the advice, while all that is only assumed is open too. */
  readonly flipValue: number;
  /** The answers that change it alone; empty when others have to change with it. */
  readonly flipsAt: readonly (string | number)[];
  /** How to answer it: the key in organisation.yaml. */
  readonly key: string;
}
