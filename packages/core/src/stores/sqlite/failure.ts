import { AshlarError } from "../../errors/index.js";
import { StoreFailure } from "../../runtime/ports/module-store.js";

/** Turns an error of SQLite into one that says what to do. */
export function toFailure(error: unknown, file: string): AshlarError | StoreFailure {
  if (error instanceof AshlarError || error instanceof StoreFailure) return error;
  const code = String((error as { code?: unknown }).code ?? "");
  const text = error instanceof Error ? error.message : String(error);
  if (/SQLITE_NOTADB|SQLITE_CORRUPT/.test(code) || /not a database|malformed/.test(text)) {
    return new AshlarError("ASH_STORE_CORRUPT", {
      message: `${file} is not a usable SQLite database: ${text}`,
      cause: error,
    });
  }
  if (
    /SQLITE_FULL|SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM/.test(code) ||
    /disk is full|unable to open/.test(text)
  ) {
    return new AshlarError("ASH_DISK", { message: `${file} cannot be written: ${text}`, cause: error });
  }
  const kind = /SQLITE_BUSY|SQLITE_LOCKED/.test(code) ? "unavailable" : "refused";
  return new StoreFailure(kind, `${file}: ${text}`, error);
}
