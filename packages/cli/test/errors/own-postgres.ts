import { type PostgresServer, startPostgresServer } from "../../../../conformance/servers/index.ts";
import { postgresBinaries } from "../../../../conformance/servers/postgres-binaries.ts";

/**
 * Why there can be no server of our own here; undefined when there can be one. One that the environment names will not
 * do: what these tests do to a server, nobody else's should suffer.
 */
export const missing: string | undefined =
  postgresBinaries() === undefined ? "no PostgreSQL of our own: apt-get install postgresql" : undefined;

/** Whether to skip what needs one. On CI a test that cannot run is a failure. */
export const skipped = missing !== undefined && process.env.CI !== "true";

/** The title of tests that need a server, with the reason when they are skipped. */
export function titled(title: string): string {
  return missing ? `${title} (${missing})` : title;
}

/** Starts a server; whoever starts it stops it. */
export async function startPostgres(): Promise<PostgresServer> {
  if (missing) throw new Error(missing);
  return startPostgresServer(postgresBinaries()!);
}
