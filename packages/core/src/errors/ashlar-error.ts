import { knownAcrossCopies } from "./across-copies.js";
import { type ErrorCode, errorCatalogue } from "./catalogue.js";

/** The parts of an {@link AshlarError} that differ from one occurrence to the next. */
export interface ErrorDetails {
  /** What happened, with the names and values of this occurrence. */
  readonly message: string;
  /** How to mend this occurrence; the catalogue's general advice when left out. */
  readonly fix?: string;
  /** Where it happened, when it is a place in a file. */
  readonly at?: { readonly file: string; readonly line?: number; readonly column?: number };
  /** The error underneath, if any. */
  readonly cause?: unknown;
}

/**
 * An error that a user of Ashlar can mend: a stable code, what happened, why, and how to fix it.
 *
 * @example
 * ```ts
 * throw new AshlarError("ASH_PORT_TAKEN", { message: "Port 3000 is in use.", fix: "Set PORT to a free port." });
 * ```
 */
export class AshlarError extends Error {
  override readonly name: string = "AshlarError";
  readonly code: ErrorCode;
  readonly fix: string;
  readonly at: ErrorDetails["at"];

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.fix = details.fix ?? errorCatalogue[code].fix;
    this.at = details.at;
  }

  /** Why this kind of error exists, from the catalogue. */
  get why(): string {
    return errorCatalogue[this.code].why;
  }

  /** The exit code with which a command line should end on this error. */
  get exitCode(): number {
    return errorCatalogue[this.code].exit;
  }
}

knownAcrossCopies(AshlarError);

/** Prints an error for a person: code, place, what happened, why and the fix. Never a stack trace. */
export function formatError(error: AshlarError): string {
  const place =
    error.at && [error.at.file, error.at.line, error.at.column].filter((part) => part !== undefined);
  return [
    `${error.code}${place ? `  ${indented(place.join(":"))}` : ""}`,
    `  ${indented(error.message)}`,
    `  why: ${error.why}`,
    `  fix: ${indented(error.fix)}`,
  ].join("\n");
}

function indented(text: string): string {
  return text.trim().replace(/\n+/g, "\n    ");
}
