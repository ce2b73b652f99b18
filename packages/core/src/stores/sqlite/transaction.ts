import { setImmediate, setTimeout } from "node:timers/promises";
import type { Connection } from "./connection.js";
import { isBusy, toFailure } from "./failure.js";

/** Runs `work` in a transaction that excludes every other writer from its first moment. The write lock must be held. */
export async function inTransaction<T>(connection: Connection, file: string, work: () => T): Promise<T> {
  await begin(connection, file);
  try {
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
  await begin(connection, file);
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

const patienceMs = 5_000;
const longestPauseMs = 20;

// While another process writes, this one waits without standing still: whoever writes may be in this very process. The
// driver's calls never wait, so without a turn of the event loop in between a busy consumer would let nobody else work.
async function begin({ database }: Connection, file: string): Promise<void> {
  await setImmediate();
  const giveUpAt = performance.now() + patienceMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      database.exec("begin immediate");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw toFailure(error, file);
    }
    await setTimeout(pauseMs);
  }
}

function rollback({ database }: Connection): void {
  if (database.inTransaction) database.exec("rollback");
}
