import { randomBytes } from "node:crypto";
import pg from "pg";
import { BenchFailure, firstLine } from "./failure.ts";

const administrationUrl = process.env.BENCH_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** A PostgreSQL database made for one measurement. */
export interface Database {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** What the server says about itself; fails with exit code 4 when it can't be reached. */
export async function describePostgres(): Promise<string> {
  if (!URL.canParse(administrationUrl)) throw new BenchFailure(4, "BENCH_DATABASE_URL is not a URL");
  try {
    const [version, fsync, commit] = await Promise.all([
      administer("show server_version"),
      administer("show fsync"),
      administer("show synchronous_commit"),
    ]);
    return `${version}, fsync=${fsync}, synchronous_commit=${commit}`;
  } catch (error) {
    const { host } = new URL(administrationUrl);
    throw new BenchFailure(
      4,
      `PostgreSQL at ${host} can't be used (${reason(error)}); start it, or name another in BENCH_DATABASE_URL`,
    );
  }
}

/** Creates an empty database with a random name. */
export async function createDatabase(): Promise<Database> {
  const name = `ashlar_bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(administrationUrl);
  url.pathname = `/${name}`;
  await administer(`create database ${name}`);
  return {
    name,
    url: url.href,
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: administrationUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** A refused connection to a host with two addresses is an AggregateError without a message of its own. */
function reason(error: unknown): string {
  return error instanceof AggregateError ? firstLine(error.errors[0]) : firstLine(error);
}
