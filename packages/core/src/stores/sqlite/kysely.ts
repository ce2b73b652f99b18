import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { refuseTransaction, requireAllowed, type Scope } from "../sql/scope.js";
import type { Connection } from "./connection.js";
import { toFailure } from "./failure.js";
import { readRows, toParameter } from "./value-types.js";

/**
 * Kysely over an open connection. It knows nothing of transactions: whoever uses it for writing holds the write lock
 * and has begun one. Once its scope is closed it refuses to work, so that a handler that goes on after its transaction
 * has ended cannot write into another's.
 */
export function kyselyOver(
  connection: Connection,
  file: string,
  scope: Scope = { of: "framework", open: true },
): Kysely<unknown> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => over(connection, file, scope),
    beginTransaction: () => refuseTransaction(scope),
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

function over({ database }: Connection, file: string, scope: Scope): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      requireAllowed(scope, sql);
      try {
        const statement = database.prepare(sql);
        const values = parameters.map(toParameter);
        if (statement.reader) return { rows: readRows(statement, values) as R[] };
        const { changes, lastInsertRowid } = statement.run(...values);
        return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
      } catch (error) {
        const failure = toFailure(error, file);
        throw failure.name === "AshlarError" ? failure : error;
      }
    },
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      yield await this.executeQuery<R>(query);
    },
  };
}
