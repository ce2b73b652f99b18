import type { Pool, PoolClient, QueryConfig } from "pg";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { codeOf, isDeadlock, toFailure } from "./failure.js";
import { reported } from "./kysely.js";

/**
 * Runs `work` in a transaction on one client of the pool. What `work` throws passes through unchanged, unless it only
 * tells of an outage.
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(reported);
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await commit(client, "commit");
    return result;
  } catch (error) {
    broken = await restore(client, "rollback");
    if (broken) return reported(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Commits, by a text that ends with `commit`. */
export async function commit(client: PoolClient, text: string): Promise<void> {
  const results = await client.query(text).catch((error) => {
    if (codeOf(error) === inFailedTransaction) throw rolledBack();
    throw isDeadlock(error) ? error : toFailure(error, "writing");
  });
  // PostgreSQL answers the commit of a failed transaction with a rollback, and without an error.
  if ([results].flat().at(-1)?.command !== "COMMIT") throw rolledBack();
}

function rolledBack(): StoreFailure {
  return new StoreFailure("refused", "a statement failed, so the transaction was rolled back");
}

const inFailedTransaction = "25P02";
const restoreMs = 2_000;

/** Brings a client back to where the next may use it; answers why it is of no more use, if it is. */
export async function restore(client: PoolClient, text: string): Promise<Error | undefined> {
  // Behind a statement that does not come to an end, it is quicker to leave the connection.
  const statement: QueryConfig & { query_timeout: number } = { text, query_timeout: restoreMs };
  try {
    await client.query(statement);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
