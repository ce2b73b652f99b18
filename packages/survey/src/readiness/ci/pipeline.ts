/** The CI systems whose files are understood. */
export type CiSystem = "github" | "gitlab" | "jenkins" | "azure" | "circle";

/** What starts a pipeline. `call`: another pipeline. */
export type Trigger = "push" | "pull-request" | "tag" | "release" | "manual" | "schedule" | "call" | "other";

/** One CI file in words that fit all five systems. */
export interface Pipeline {
  readonly system: CiSystem;
  /** Relative to the root. */
  readonly file: string;
  readonly triggers: readonly Trigger[];
  readonly jobs: readonly Job[];
  /** Leaves some of its work to a pipeline or library that is not read, most often of another repository. */
  readonly delegates: boolean;
}

/** What runs on one machine, in steps. */
export interface Job {
  readonly name: string;
  /** In `Pipeline.file`, from 1. */
  readonly line: number;
  readonly steps: readonly Step[];
  /** Never runs: `if: false`, `when: never`, no workflow names it, … */
  readonly isDisabled: boolean;
  /** The pipeline is green whatever it says. */
  readonly allowsFailure: boolean;
  /** Waits for somebody's click. */
  readonly isManual: boolean;
  /** The environment that it deploys to, where the file names one. */
  readonly environment?: string;
  /** When it runs, as written. */
  readonly condition?: string;
}

/** One thing a job does: commands, or a ready-made step. */
export interface Step {
  readonly name?: string;
  readonly file: string;
  readonly line: number;
  /** The ready-made step: a GitHub action without version, an Azure task, an orb's command, a Jenkins step. */
  readonly uses?: string;
  /** What the ready-made step is given. */
  readonly settings: Readonly<Record<string, string>>;
  readonly commands: readonly Command[];
  readonly isDisabled: boolean;
  readonly allowsFailure: boolean;
}

/** One line of shell, without comments; a line that is continued is one. */
export interface Command {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** `|| true` and the like. */
  readonly allowsFailure: boolean;
}
