import { randomBytes } from "node:crypto";
import pg from "pg";
import { postgresBinaries } from "./postgres-binaries.ts";
import { type PostgresServer, startPostgresServer } from "./postgres-server.ts";

/** A database made for one test. */
export interface Database {
  readonly url: string;
  /** Ends whatever still uses it, and removes it with its modules' roles. */
  drop(): Promise<void>;
}

const givenUrl = process.env.ASHLAR_TEST_POSTGRES_URL;

/** Why there can be no PostgreSQL here, and what to do about it; undefined when there is one. */
export const postgresMissing: string | undefined =
  givenUrl === undefined && postgresBinaries() === undefined
    ? "no PostgreSQL: apt-get install postgresql, or set ASHLAR_TEST_POSTGRES_URL"
    : undefined;

/** Why no server can be started here, even if there is one; undefined when one can. */
export const ownPostgresMissing: string | undefined =
  postgresBinaries() === undefined ? "no PostgreSQL to start: apt-get install postgresql" : undefined;

/** A server of the caller's alone, to do with as it likes. */
export function startOwnPostgres(): Promise<PostgresServer> {
  return startPostgresServer(postgresBinaries() ?? "");
}

let ownUrl: Promise<string> | undefined;

/** The server that ASHLAR_TEST_POSTGRES_URL names; without it one of our own, shared by all of this process. */
export function postgresUrl(): Promise<string> {
  if (givenUrl !== undefined) return Promise.resolve(givenUrl);
  ownUrl ??= startOwnPostgres().then(({ url }) => url);
  return ownUrl;
}

/** Creates an empty database with a name of its own. */
export async function freshDatabase(): Promise<Database> {
  const server = await postgresUrl();
  const name = `ashlar_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await administer(server, `create database ${name}`);
  return { url: url.href, drop: () => drop(server, url.href, name) };
}

/** Runs one statement on a connection of its own. */
export async function administer<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

// Roles belong to the server, not to the database, and would pile up.
async function drop(server: string, url: string, name: string): Promise<void> {
  const owners = await administer<{ role: string }>(
    url,
    `select distinct pg_get_userbyid(nspowner) as role from pg_namespace where nspname !~ '^(pg_|information_schema|public)'`,
  );
  await administer(server, `drop database if exists ${name} with (force)`);
  for (const { role } of owners) await administer(server, `drop role if exists "${role}"`);
}
