import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { ClientBase, Pool, QueryConfig, QueryResult } from "pg";
import { queryScope, refuseTransaction, requireAllowed, type Scope } from "../sql/scope.js";
import { isDeadlock, isOutage, toFailure } from "./failure.js";
import { toParameter } from "./value-types.js";

/**
 * Kysely over a pool, for statements that each stand alone: a connection is taken for each and given back at once. An
 * outage is told as such; every other error passes through unchanged.
 */
export function kyselyOverPool(pool: Pool): Kysely<unknown> {
  return kyselyOver(queryScope, async (statement) => {
    const client = await pool.connect().catch(reported);
    try {
      const result = await client.query(statement);
      client.release(leavesTraces.test(statement.text));
      return result;
    } catch (error) {
      // One whose answer is overdue would keep all that come after waiting.
      client.release(isOutage(error));
      return reported(error);
    }
  });
}

/** What whoever has the connection next would meet. */
const leavesTraces = /\b(set_config|pg_(try_)?advisory_lock(_shared)?)\b/i;

/** Tells an outage as such. */
export function reported(error: unknown): never {
  throw isOutage(error) ? toFailure(error, "reading") : error;
}

/** What befell a transaction, whatever its handler makes of it. */
export interface TransactionScope extends Scope {
  /** It was given up in favour of another. */
  raced?: boolean;
  /** A statement has ended it. */
  ended?: boolean;
}

/** Kysely over one client, which has begun a transaction already, until its scope is closed. */
export function kyselyOverClient(
  client: ClientBase,
  scope: TransactionScope = { of: "framework", open: true },
): Kysely<unknown> {
  return kyselyOver(scope, async (statement) => {
    const result = await client.query(statement).catch((error) => {
      if (isDeadlock(error)) scope.raced = true;
      throw error;
    });
    if (client.getTransactionStatus?.() !== "I") return result;
    scope.ended = true;
    throw new Error("This statement has ended the transaction that it was a part of.");
  });
}

/** Statements of a module's come one at a time; several in one text would hide from what is looked at. */
type Statement = QueryConfig & { readonly queryMode?: "extended" };

function kyselyOver(scope: Scope, run: (statement: Statement) => Promise<QueryResult>): Kysely<unknown> {
  const alone = scope.of === "framework" ? {} : { queryMode: "extended" as const };
  const connection: DatabaseConnection = {
    async executeQuery({ sql, parameters }) {
      requireAllowed(scope, sql);
      const { rows, rowCount } = await run({ text: sql, values: parameters.map(toParameter), ...alone });
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error("Streaming is not available in a module; read in pages.");
    },
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: () => refuseTransaction(scope),
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
