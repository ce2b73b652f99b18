import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { ClientBase, Pool, PoolClient } from "pg";
import { StoreFailure } from "../../runtime/ports/store-failure.js";
import { refuseNested, requireOpen, type Scope } from "../sql/scope.js";
import { isDeadlock, isOutage, toFailure } from "./failure.js";

/** Kysely over a pool. An outage is told as such; every other error passes through unchanged. */
export function kyselyOverPool(pool: Pool): Kysely<unknown> {
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch(reported);
    const query = (sql: string, parameters: unknown[]) => client.query(sql, parameters).catch(reported);
    return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release() };
  };
  return new Kysely({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) });
}

function reported(error: unknown): never {
  throw isOutage(error) ? toFailure(error, "reading") : error;
}

/** Kysely over one client, which has begun a transaction already, until its scope is closed. */
export function kyselyOverClient(client: ClientBase, scope: Scope = { open: true }): Kysely<unknown> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => ({
          async executeQuery<R>({
            sql,
            parameters,
          }: {
            sql: string;
            parameters: readonly unknown[];
          }): Promise<QueryResult<R>> {
            requireOpen(scope);
            const { rows, rowCount } = await client.query(sql, [...parameters]);
            return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
          },
          streamQuery: () => {
            throw new Error("Streaming is not available in a handler; read in pages.");
          },
        }),
        beginTransaction: refuseNested,
        commitTransaction: async () => {},
        rollbackTransaction: async () => {},
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  });
}

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
    await commit(client);
    return result;
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => {
      broken = lost;
    });
    if (broken) return reported(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function commit(client: PoolClient): Promise<void> {
  // PostgreSQL answers the commit of a failed transaction with a rollback, and without an error.
  const { command } = await client.query("commit").catch((error) => {
    throw isDeadlock(error) ? error : toFailure(error, "writing");
  });
  if (command !== "COMMIT")
    throw new StoreFailure("refused", "a statement failed, so the transaction was rolled back");
}
