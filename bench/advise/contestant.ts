import type { Contestant } from "../harness/bench.ts";

/** What a contestant's module exports by default: gets a program ready that reads a repository's past. */
export type StartReader = () => Promise<HistoryReader>;

/** How a program is run on the repository in the working directory, and how what it says is read. */
export interface HistoryReader {
  /** Node's arguments. */
  readonly args: readonly string[];
  /** How many commits it saw. */
  commitsIn(stdout: string): number;
}

export interface AdviseContestant extends Contestant {
  readonly store: "none";
}
