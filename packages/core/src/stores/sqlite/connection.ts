import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { AshlarError } from "../../errors/index.js";
import { toFailure } from "./failure.js";

/** One open SQLite file with its prepared statements. Its calls are synchronous: nothing else happens meanwhile. */
export interface Connection {
  readonly database: Database.Database;
  /** Prepares a statement once. */
  prepare(sql: string): Database.Statement;
  /** Moves what is in the log into the file first, as far as nobody reads it: a copy of a file at rest is complete. */
  close(): void;
}

/** The files of a folder, one per module; `ASH_DISK` when the folder cannot be made. */
export function databaseFile(folder: string, module: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AshlarError("ASH_DISK", {
      message: `The data folder ${folder} cannot be made: ${reason(cause as NodeJS.ErrnoException)}.`,
      fix: "Point `data` at a folder that this user may write to, on a disk with free space.",
      cause,
    });
  }
  return join(folder, `${module}.db`);
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "EEXIST":
    case "ENOTDIR":
      return "a part of its path is a file";
    case "EACCES":
    case "EPERM":
      return "this user may not write there";
    default:
      return message;
  }
}

/**
 * Opens a file durably: in WAL mode with `synchronous = FULL` every commit has reached the disk when it returns. Until
 * it is open, it waits up to five seconds for another process instead of failing at once; after that, transactions see
 * to their own waiting.
 */
export function openConnection(file: string, { readOnly }: { readOnly: boolean }): Connection {
  let database: Database.Database;
  try {
    database = new Database(file);
    database.exec("pragma busy_timeout = 5000");
    database.exec("pragma journal_mode = wal");
    database.exec("pragma synchronous = full");
    database.exec(readOnly ? "pragma query_only = on" : "pragma busy_timeout = 0");
  } catch (cause) {
    throw toFailure(cause, file);
  }
  const statements = new Map<string, Database.Statement>();
  return {
    database,
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close() {
      if (!readOnly) checkpoint(database);
      database.close();
    },
  };
}

// The driver leaves the log behind when it closes. What cannot be moved now stays in it, durable and in force.
function checkpoint(database: Database.Database): void {
  try {
    database.prepare("pragma wal_checkpoint(truncate)").all();
  } catch {}
}
