import type { Contestant } from "./bench.ts";
import type { ProcessSample } from "./whole-process.ts";

/** One comparison of programs from start to end: time, CPU and memory of whole processes. */
export interface ProcessBench<Row extends Contestant = Contestant> {
  readonly kind: "process";
  readonly name: string;
  readonly summary: string;
  /** How it is measured, for the reader of the results. */
  readonly method: readonly string[];
  readonly variants: readonly string[];
  readonly contestants: readonly Row[];
  /** Gets ready what all measurements share, once. */
  prepare(progress: (line: string) => void): Promise<PreparedBench<Row>>;
}

/** A bench that can be measured. */
export interface PreparedBench<Row extends Contestant = Contestant> {
  /** What the programs work on. */
  readonly subject: string;
  /** Measures one contestant once, in a fresh process. */
  measure(contestant: Row, variant: string): Promise<ProcessSample>;
}
