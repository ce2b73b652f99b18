import type { Pool, PoolConfig } from "pg";
import { AshlarError } from "../../errors/index.js";
import type { LinkWatch } from "./link-watch.js";
import { valueTypes } from "./value-types.js";

/** The package `pg`. */
export type Driver = typeof import("pg").default;

/** Loads the optional driver. */
export async function loadDriver(): Promise<Driver> {
  try {
    const { default: pg } = await import("pg");
    return pg;
  } catch (cause) {
    throw new AshlarError("ASH_DRIVER_MISSING", {
      message: "`data` is a postgres:// URL, but the package `pg` is not installed.",
      fix: "npm install pg",
      cause,
    });
  }
}

const connectMs = 5_000;
const statementMs = 30_000;

/** How the connections of a pool present themselves. */
export interface PoolPurpose {
  readonly url: string;
  readonly max: number;
  /** Cuts what has gone silent. */
  readonly links: LinkWatch;
  /** The role whose rights they have, and the schema they see; none for setting up. */
  readonly role?: string;
  readonly schema?: string;
  readonly readOnly?: boolean;
  /** Whether its statements may take as long as they like, as migrations may. */
  readonly patient?: boolean;
  /** Further settings of the sessions. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Opens a bounded pool whose every wait has an end, unless it is told to be patient. */
export function openPool(
  pg: Driver,
  { url, max, links, role, schema, readOnly = false, patient = false, settings = {} }: PoolPurpose,
): Pool {
  const { connectionString, ownOptions } = withoutOptions(url);
  const options = [
    // Ours come last, so that they hold.
    ...(ownOptions ? [ownOptions] : []),
    ...(role ? [`-c role=${role}`] : []),
    ...(schema ? [`-c search_path=${schema}`] : []),
    ...(readOnly ? ["-c default_transaction_read_only=on"] : []),
    "-c client_min_messages=warning",
    // What is read of times is put into words by the server.
    "-c timezone=UTC",
    "-c datestyle=ISO",
    `-c idle_in_transaction_session_timeout=${statementMs}`,
    ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`),
  ];
  const config: PoolConfig = {
    connectionString,
    types: valueTypes(pg),
    max,
    application_name: schema ? `ashlar:${schema}` : "ashlar",
    options: options.join(" "),
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    ...(patient ? {} : { statement_timeout: statementMs, query_timeout: statementMs + 1_000 }),
    keepAlive: true,
  };
  const pool = new pg.Pool(config);
  // A lost connection is replaced at its next use. Without a listener it would end the process: the pool listens to its
  // idle connections only, and whoever has one in use is told by the query under way.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  links.watch(pool);
  return pool;
}

/**
 * The driver lets parameters of a URL replace what it is given: `options` are taken out and put before ours, and the name of
 * a session stays ours, for by it modules' sessions are told apart.
 */
function withoutOptions(url: string): { connectionString: string; ownOptions: string | null } {
  const parsed = new URL(url);
  const ownOptions = parsed.searchParams.get("options");
  for (const ours of ["options", "application_name"]) parsed.searchParams.delete(ours);
  return { connectionString: parsed.href, ownOptions };
}
