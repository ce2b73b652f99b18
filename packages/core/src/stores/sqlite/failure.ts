import { AshlarError } from "../../errors/index.js";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { superseded } from "../sql/superseded.js";

/** Whether another connection is writing. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** Whether another process has just inserted the same key. */
export function isRace(error: unknown): boolean {
  return error instanceof StoreFailure && /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)/.test(codeOf(error.cause));
}

/** Turns an error of SQLite into one that says what to do. */
export function toFailure(error: unknown, file: string): AshlarError | StoreFailure {
  if (error instanceof AshlarError || error instanceof StoreFailure) return error;
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  if (/SQLITE_NOTADB|SQLITE_CORRUPT/.test(code) || /not a database|malformed/.test(text)) {
    return new AshlarError("ASH_STORE_CORRUPT", {
      message: `${file} is not a usable SQLite database: ${text}.`,
      cause: error,
    });
  }
  if (/unable to open/i.test(text)) {
    return new AshlarError("ASH_DISK", {
      message: `${file} cannot be opened: it is a folder, or this user may not read and write it.`,
      cause: error,
    });
  }
  if (
    /SQLITE_FULL|SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM/.test(code) ||
    /disk is full/.test(text)
  ) {
    return new AshlarError("ASH_DISK", { message: `${file} cannot be written: ${text}.`, cause: error });
  }
  // Of the framework's tables only those of views ever go away.
  if (/no such table: view_/.test(text)) return superseded();
  if (isBusy(error))
    return new StoreFailure("unavailable", `${file} is locked: another process is writing to it`, error);
  return new StoreFailure("refused", `${file}: ${text}`, error);
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}
