import type { Command } from "commander";
import type { Terminal } from "./terminal.js";

/** What a command found out: data for a program, text for a person. */
export interface Answer {
  readonly data: unknown;
  readonly text: string;
}

/** What a command works with besides its own arguments. */
export interface Context {
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Prints an answer to stdout: its text, or with `--json` its data in the envelope. */
  tell(answer: Answer): void;
  /**
   * Rejects with what nobody catches, and tells of each such error. A command that asks for it ends by itself then; one
   * that does not is ended at once.
   */
  uncaught(onError: (error: unknown) => void): Promise<never>;
}

/** A command's work. Resolves to its exit code; what it throws is printed and decides the code. */
export type Work = (context: Context) => Promise<number>;

/** Runs the work of the command with this full name, such as `events failed`. */
export type Run = (name: string, work: Work) => Promise<void>;

/** Adds one command to the program or to a group of commands. */
export type AddCommand = (parent: Command, run: Run) => void;
