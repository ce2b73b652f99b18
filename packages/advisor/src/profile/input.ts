import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";

/** One of the values an input can have, and what it means. */
export interface Choice {
  readonly value: string;
  readonly means: string;
}

/** What an input can be. Choices are ordered from the least demanding; numbers are compared on the steps that matter. */
export type InputDomain =
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | {
      readonly kind: "number";
      readonly least: number;
      readonly most: number;
      readonly isWhole: boolean;
      /** What it counts: "engineers". */
      readonly unit: string;
      /** The values that are tried when asking what would flip the answer. */
      readonly steps: readonly number[];
    };

/** What else is known when something has to be assumed. */
export type KnownSoFar = Readonly<Partial<Record<InputName, string | number>>>;

/** Something the advisor wants to know: how it is asked, what it can be, and what is assumed while nobody says. */
export interface InputDefinition {
  readonly name: InputName;
  /** Its key in organisation.yaml: `audit`, `operations.testing`. */
  readonly key: string;
  /** Its flag on the command line: `--audit`. */
  readonly flag: string;
  readonly label: string;
  readonly question: string;
  readonly domain: InputDomain;
  /** Whether a module can differ from the whole in it. */
  readonly isPerModule: boolean;
  /** The inputs that its assumption rests on; the same is assumed whatever the others are. */
  readonly restsOn: readonly InputName[];
  assume(known: KnownSoFar): Pick<Sourced<string | number>, "value" | "because">;
}
