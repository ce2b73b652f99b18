import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { AshlarError } from "../../errors/index.js";

/** The schema and role that belong to one module. */
export interface ModuleSchema {
  readonly schema: string;
  readonly role: string;
}

/** Names a module's schema (`orderBook` → `order_book`) and its role, which is unique to this database. */
export function moduleSchema(module: string, database: string): ModuleSchema {
  const schema = module.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  if (/^(public|information_schema|pg_.*)$/.test(schema)) {
    throw new AshlarError("ASH_CONTRACT_NAME", {
      message: `"${module}" would need PostgreSQL's own schema "${schema}".`,
    });
  }
  const owner = database
    .replace(/[^a-zA-Z0-9]/g, "_")
    .toLowerCase()
    .slice(0, 15);
  const unique = createHash("sha256").update(database).digest("hex").slice(0, 6);
  return { schema, role: `${owner}_${unique}_${schema}` };
}

/**
 * Creates a module's schema and role if they are missing. The role owns its schema and has rights on nothing else, so a
 * statement that names another module's tables is refused by the database.
 */
export async function ensureSchema(pool: Pool, { schema, role }: ModuleSchema): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local lock_timeout = '20s'");
    await client.query("select pg_advisory_xact_lock(hashtext('ashlar setup'))");
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (roles.rowCount === 0) await client.query(`create role "${role}" nologin noinherit`);
    const member = await client.query("select pg_has_role(current_user, $1, 'member') as member", [role]);
    if (!member.rows[0].member) await client.query(`grant "${role}" to current_user`);
    const schemas = await client.query("select 1 from pg_namespace where nspname = $1", [schema]);
    if (schemas.rowCount === 0) await client.query(`create schema "${schema}" authorization "${role}"`);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
