import type { Sample } from "./sample.ts";
import type { StoreKind } from "./store.ts";

/** One row of a bench: a small module that does the bench's work in its own way. */
export interface Contestant {
  /** Stable name for `--only` and JSON. */
  readonly id: string;
  readonly title: string;
  readonly side: "ours" | "peer";
  /** The module; what it exports by default is each bench's own interface. */
  readonly module: URL;
  readonly store: StoreKind;
}

/** How much to measure. */
export interface Effort {
  readonly rounds: number;
  readonly warmMs: number;
  readonly measuredMs: number;
}

/** One comparison by operations per second: every contestant does the same work under every variant. */
export interface Bench<Row extends Contestant = Contestant> {
  readonly kind?: "operations";
  readonly name: string;
  readonly summary: string;
  /** How it is measured, for the reader of the results. */
  readonly method: readonly string[];
  /** What the text report shows: operations per second, or the time of one. */
  readonly unit: "per-second" | "nanoseconds";
  readonly variants: readonly string[];
  readonly contestants: readonly Row[];
  /** Measures one contestant once, in fresh processes and a fresh store. */
  measure(contestant: Row, variant: string, effort: Effort): Promise<Sample>;
}
