import { createHash } from "node:crypto";
import type { ClientBase, Pool } from "pg";
import { AshlarError } from "../../errors/index.js";
import { codeOf, textOf } from "./failure.js";

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
  return { schema, role: shortened(`${owner}_${unique}_${schema}`) };
}

const longestName = 63;

/** PostgreSQL cuts longer names, and two might then be one. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, longestName - digest.length - 1)}_${digest}`;
}

/**
 * Creates a module's schema and role if they are missing. The role owns its schema and has rights on nothing else, so a
 * statement that names another module's tables is refused by the database.
 */
export async function ensureSchema(pool: Pool, { schema, role }: ModuleSchema): Promise<void> {
  const client = await pool.connect();
  let user = "";
  try {
    await client.query("begin");
    const { rows } = await client.query(
      "select current_user as name, rolsuper from pg_roles where rolname = current_user",
    );
    user = rows[0].name;
    await client.query("set local lock_timeout = '20s'");
    await client.query("select pg_advisory_xact_lock(hashtext('ashlar setup'))");
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (roles.rowCount === 0) await client.query(`create role "${role}" nologin noinherit`);
    const member = await client.query("select pg_has_role(current_user, $1, 'member') as member", [role]);
    // Since PostgreSQL 16 whoever creates a role is a member that may not act as the role.
    const isNew = roles.rowCount === 0 && !rows[0].rolsuper;
    if (isNew || !member.rows[0].member) await client.query(`grant "${role}" to current_user`);
    const schemas = await client.query(ownerOf, [schema, role]);
    if (schemas.rowCount === 0) await client.query(`create schema "${schema}" authorization "${role}"`);
    else if (!schemas.rows[0].usable) throw taken(schema, role, schemas.rows[0].owner);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw codeOf(error) === "42501" ? denied({ schema, role }, user, error) : error;
  } finally {
    client.release();
  }
}

const ownerOf = `
  select pg_get_userbyid(nspowner) as owner,
    has_schema_privilege($2, oid, 'usage') and has_schema_privilege($2, oid, 'create') as usable
  from pg_namespace where nspname = $1`;

function taken(schema: string, role: string, owner: string): AshlarError {
  return new AshlarError("ASH_DATABASE_DENIED", {
    message: `The schema "${schema}" belongs to "${owner}", and the module's role "${role}" may not use it.`,
    fix: `Use a database of its own; or, if the schema is the module's, run as an administrator: alter schema "${schema}" owner to "${role}".`,
  });
}

function denied({ schema, role }: ModuleSchema, user: string, cause: unknown): AshlarError {
  return new AshlarError("ASH_DATABASE_DENIED", {
    message: `The database user "${user}" may not set up the schema "${schema}" and its role "${role}": ${textOf(cause)}.`,
    fix: `As an administrator run: create role "${role}" nologin noinherit; grant "${role}" to "${user}"; create schema "${schema}" authorization "${role}". Or give "${user}" CREATEROLE, and CREATE on the database.`,
    cause,
  });
}

/** Makes sure that the connection is the module's own: something on the way, such as a pooler, may drop its settings. */
export async function requireOwnRole(client: ClientBase, { schema, role }: ModuleSchema): Promise<void> {
  const { rows } = await client.query<{ schema: string | null; role: string }>(
    "select current_schema() as schema, current_user as role",
  );
  const { schema: foundSchema, role: foundRole } = rows[0]!;
  if (foundSchema === schema && foundRole === role) return;
  throw new AshlarError("ASH_DATABASE_SESSION", {
    message: `A connection that asked for schema "${schema}" and role "${role}" was given "${foundSchema}" and "${foundRole}".`,
  });
}
