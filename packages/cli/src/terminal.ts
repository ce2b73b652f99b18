import type { Environment } from "@ashlar/core";

/** The outside of a command: where its words go, and what it was started with. */
export interface Terminal {
  readonly environment: Environment;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** Writes data: to stdout. */
  out(text: string): void;
  /** Writes everything else: to stderr. */
  err(text: string): void;
}

/** The process's own. */
export const processTerminal: Terminal = {
  environment: process.env,
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};
