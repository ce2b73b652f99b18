import type { Kysely } from "kysely";

/** The SQL dialects a module may find itself on. */
export type Dialect = "sqlite" | "postgres";

/** One step of a module's schema, applied once and in order, in a transaction. */
export type Migration = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;

/** The tables that a module's plain handlers use. */
export interface Database<Tables = unknown> {
  /** By name, applied in the order written. An applied migration is never changed or removed. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Carries the tables' types; never read. */
  readonly types?: Tables;
}

/**
 * Declares the tables of a module's plain handlers. They live in the module's own schema, beside nothing else's.
 *
 * @example
 * ```ts
 * interface Tables { users: { userId: string; email: string } }
 * export const usersDatabase = database<Tables>({
 *   "001-users": (db) =>
 *     db.schema
 *       .createTable("users")
 *       .addColumn("userId", "text", (c) => c.primaryKey())
 *       .addColumn("email", "text", (c) => c.notNull().unique())
 *       .execute(),
 * });
 * ```
 */
export function database<Tables>(migrations: Readonly<Record<string, Migration>>): Database<Tables> {
  return { migrations };
}
