import type { AshlarError } from "@ashlar/core/errors";
import { printableJson } from "@ashlar/survey/printing";

/**
 * What every command prints with `--json`, on one line of stdout. `start` prints it once it listens; `dev` once for
 * every start. New keys may be added; `ashlar` is raised when one changes its meaning.
 */
export interface Envelope {
  readonly ashlar: 1;
  /** The full name, such as `events failed`; null when the command line names none. */
  readonly command: string | null;
  readonly ok: boolean;
  /** What the command found out; null when it failed. */
  readonly data: unknown;
  readonly error: EnvelopeError | null;
}

/** An error as the catalogue describes it. */
export interface EnvelopeError {
  readonly code: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly at: { readonly file: string; readonly line?: number; readonly column?: number } | null;
}

/** The envelope of a command that did what it was asked. */
export function success(command: string, data: unknown): string {
  return print({ ashlar: 1, command, ok: true, data, error: null });
}

/** The envelope of a command that failed. */
export function failure(command: string | null, { code, message, why, fix, at }: AshlarError): string {
  return print({
    ashlar: 1,
    command,
    ok: false,
    data: null,
    error: { code, message, why, fix, at: at ?? null },
  });
}

function print(envelope: Envelope): string {
  return `${printableJson(JSON.stringify(envelope))}\n`;
}
