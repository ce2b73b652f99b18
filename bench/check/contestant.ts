import type { Contestant } from "../harness/bench.ts";
import type { Planted, RepositoryPlan } from "../repository/index.ts";

/** What a contestant's module exports by default: gets a tool ready. */
export type StartChecker = () => Promise<Checker>;

/** How a tool is told to check a repository, and how what it says is read. */
export interface Checker {
  /** Its configuration: the files that it needs in the repository, by path. */
  configuration(plan: RepositoryPlan): ReadonlyMap<string, string>;
  /** Node's arguments to check the repository in the working directory, remembering in `cache` if it is given. */
  checking(cache: string | undefined): readonly string[];
  /** The same, to print everything that it knows. Never measured. */
  readonly exploring: readonly string[];
  /** Reads what was printed then. */
  found(stdout: string): Found;
  /** The Node that runs it. */
  readonly node: string;
  /** The kinds of violations that its rules are not about. */
  readonly leavesOut: readonly Planted["kind"][];
}

/** What a tool found, in words that are the same for all. */
export interface Found {
  /** As `violationOf` words them. */
  readonly violations: ReadonlySet<string>;
  /** TypeScript files. */
  readonly files: number;
  /** What it says of the graph: as much as it tells. */
  readonly graph: {
    /** `from -> to` for each pair of files of which one imports the other. */
    readonly edges?: ReadonlySet<string>;
    /** Imports as they are written, of anything. */
    readonly imports?: number;
    /** By `from -> to`: how many imports lead from one module to another. */
    readonly importsBetween?: ReadonlyMap<string, number>;
  };
  /** What the measured command exits with when it finds this. */
  readonly exitCode: number;
}

export interface CheckContestant extends Contestant {
  readonly store: "none";
}
