import type { Connection } from "./connection.js";
import { toFailure } from "./failure.js";

/** Runs `work` in a transaction that excludes every other writer from its first moment. The write lock must be held. */
export function inTransaction<T>(connection: Connection, file: string, work: () => T): T {
  try {
    connection.database.exec("begin immediate");
    const result = work();
    connection.database.exec("commit");
    return result;
  } catch (error) {
    rollback(connection);
    throw toFailure(error, file);
  }
}

/** The same for work that waits; its own errors pass through unchanged. */
export async function inAsyncTransaction<T>(
  connection: Connection,
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    connection.database.exec("begin immediate");
  } catch (error) {
    throw toFailure(error, file);
  }
  let result: T;
  try {
    result = await work();
  } catch (error) {
    rollback(connection);
    throw error;
  }
  try {
    connection.database.exec("commit");
  } catch (error) {
    rollback(connection);
    throw toFailure(error, file);
  }
  return result;
}

function rollback({ database }: Connection): void {
  if (database.inTransaction) database.exec("rollback");
}
