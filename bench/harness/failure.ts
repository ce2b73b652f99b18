/** Exit codes of the command: 1 a contestant failed, 2 wrong usage, 4 the environment lacks something. */
export type ExitCode = 1 | 2 | 4;

/** An expected failure: printed as one line, without a stack. */
export class BenchFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The first line of whatever was thrown. */
export function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.split("\n", 1)[0] ?? text;
}
