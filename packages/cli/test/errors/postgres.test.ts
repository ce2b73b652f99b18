import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../../../conformance/servers/free-port.ts";
import { administer, type PostgresServer } from "../../../../conformance/servers/index.ts";
import { project, write } from "../project.ts";
import { run, serve } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";
import { skipped, startPostgres, titled } from "./own-postgres.ts";
import { copyOf, failingHalfway, firstMigration, people, projectWithData } from "./project-with-data.ts";

// What can be wrong with PostgreSQL when a project starts.

const servers: Server[] = [];
let postgres: PostgresServer;

beforeAll(async () => {
  if (skipped) return;
  postgres = await startPostgres();
  await guardWithPassword("guarded");
});
afterAll(async () => {
  for (const server of servers) server.close();
  await postgres?.stop();
});

/** The server's URL with another user, password or database. */
function as(user: string, database = "postgres", password = "", search = ""): string {
  const url = new URL(postgres.url);
  Object.assign(url, { username: user, password, pathname: `/${database}`, search });
  return url.href;
}

async function listening(answer: (text: Buffer) => string | undefined): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (text) => {
      const said = answer(text);
      if (said) socket.end(said);
    });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as { port: number }).port;
}

interface Mistake {
  readonly code: ErrorCode;
  /** Prepares the mistake and gives the URL. */
  readonly url: () => Promise<string> | string;
  readonly args?: readonly string[];
}

const sql = (text: string) => administer(postgres.url, text);

const mistakes: Readonly<Record<string, Mistake>> = {
  "postgres-closed-port": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => `postgres://shop:hunter2@127.0.0.1:${await freePort()}/shop`,
  },
  "postgres-events-closed-port": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => `postgres://shop:hunter2@127.0.0.1:${await freePort()}/shop`,
    args: ["events", "failed"],
  },
  "postgres-host": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: () => "postgres://shop:hunter2@no-such-host.invalid:5432/shop",
  },
  "postgres-silent": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => `postgres://shop:hunter2@127.0.0.1:${await listening(() => undefined)}/shop`,
  },
  "postgres-other-protocol": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () =>
      `postgres://shop:hunter2@127.0.0.1:${await listening(() => "HTTP/1.1 400 Bad Request\r\n\r\n")}/shop`,
  },
  "postgres-role": { code: "ASH_DATABASE_DENIED", url: () => as("shop", "postgres", "hunter2") },
  "postgres-password": {
    code: "ASH_DATABASE_DENIED",
    url: () => as("guarded", "postgres", "hunter2"),
  },
  "postgres-password-missing": { code: "ASH_DATABASE_DENIED", url: () => as("guarded") },
  "postgres-database": { code: "ASH_DATABASE_UNREACHABLE", url: () => as("postgres", "shop", "hunter2") },
  "postgres-no-create-role": {
    code: "ASH_DATABASE_DENIED",
    url: async () => {
      await sql("create role plain login");
      return as("plain");
    },
  },
  "postgres-no-create-schema": {
    code: "ASH_DATABASE_DENIED",
    url: async () => {
      await sql("create role roles_only login createrole");
      return as("roles_only");
    },
  },
  "postgres-schema-of-another": {
    code: "ASH_DATABASE_DENIED",
    url: async () => {
      await sql("create database shared");
      await sql("create role newcomer login createrole");
      await sql("grant create on database shared to newcomer");
      await administer(as("postgres", "shared"), "create schema tasks");
      return as("newcomer", "shared");
    },
  },
  "postgres-encoding": {
    code: "ASH_DATABASE_ENCODING",
    url: async () => {
      await sql("create database bytes encoding 'SQL_ASCII' template template0");
      return as("postgres", "bytes");
    },
  },
  "postgres-connections": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => {
      await sql("create database narrow connection limit 1");
      await sql("create role many login createrole");
      await sql("grant create on database narrow to many");
      return as("many", "narrow");
    },
  },
  "postgres-read-only": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => {
      await sql("create database standby");
      await sql("alter database standby set default_transaction_read_only = on");
      return as("postgres", "standby");
    },
  },
  "postgres-changed-tables": {
    code: "ASH_DATABASE_REFUSED",
    url: async () => {
      await sql("create database meddled");
      const url = as("postgres", "meddled");
      const served = await serve({ folder: await project(), environment: { DATABASE_URL: url } });
      await served.stop();
      await administer(url, "alter table tasks._feed rename column xid to transaction");
      return url;
    },
  },
  "postgres-ssl": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: () => as("postgres", "postgres", "hunter2", "?sslmode=verify-full"),
  },
};

describe.skipIf(skipped)(titled("what is wrong with PostgreSQL is told"), () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, url, args }) => {
    const folder = await project();
    const place = await url();
    const outcome = await run({
      folder,
      args: args ?? ["start", "--port", "0"],
      environment: { DATABASE_URL: place },
    });
    expectOneError(name, code, outcome, {
      [folder]: "project",
      [new URL(place).port]: "port",
      ENOTFOUND: "not found",
      EAI_AGAIN: "not found",
    });
    expect(outcome.err).not.toContain("hunter2");
  });
});

test.skipIf(skipped)(
  titled("a user without rights can start after what the error says was done"),
  async () => {
    await sql("create database fresh");
    await sql("create role newcomer_without_rights login");
    const url = as("newcomer_without_rights", "fresh");
    const folder = await project();
    const { err } = await run({ folder, args: ["start", "--port", "0"], environment: { DATABASE_URL: url } });
    const [, statements = ""] = /administrator run: (.*)\. Or give/.exec(err) ?? [];
    await administer(as("postgres", "fresh"), statements);
    const served = await serve({ folder, environment: { DATABASE_URL: url } });
    expect((await served.stop()).exit).toBe(0);
  },
);

const changes: Readonly<
  Record<string, { readonly code: ErrorCode; readonly migrations?: string; readonly sql?: string }>
> = {
  "postgres-migration-fails": { code: "ASH_MIGRATION_FAILED", migrations: failingHalfway },
  "postgres-migration-removed": { code: "ASH_MIGRATION_CHANGED", migrations: "" },
  "postgres-newer": {
    code: "ASH_STORE_NEWER",
    sql: "update people._migrations set format = 999 where name = 'ashlar'",
  },
};

describe.skipIf(skipped)(titled("what a project finds in PostgreSQL is told, and not touched"), () => {
  let original: string;
  let url: string;
  beforeAll(async () => {
    await sql("create database kept");
    url = as("postgres", "kept");
    original = await projectWithData(people(firstMigration), { DATABASE_URL: url });
  });

  test.each(Object.entries(changes))("%s", async (name, { code, migrations, sql: change }) => {
    const folder = await copyOf(original);
    const files = people(migrations ?? firstMigration);
    for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
    if (change) await administer(url, change);
    const before = await held(url);
    const outcome = await run({
      folder,
      args: ["start", "--port", "0"],
      environment: { DATABASE_URL: url },
    });
    expectOneError(name, code, outcome, { [folder]: "project" });
    expect(await held(url)).toEqual(before);
  });

  test("every golden file belongs to a mistake", () =>
    expectAllGolden("postgres-", [...Object.keys(mistakes), ...Object.keys(changes)]));
});

/** Makes a role that must give a password, on a server that trusts everybody else. */
async function guardWithPassword(role: string): Promise<void> {
  await sql(`create role ${role} login password 'correct horse'`);
  const [{ file }] = (await sql("select current_setting('hba_file') as file")) as [{ file: string }];
  const lines = [`host all ${role} 127.0.0.1/32 scram-sha-256`, "host all all 127.0.0.1/32 trust"];
  await sql(`copy (values ${lines.map((line) => `('${line}')`).join(", ")}) to '${file}'`);
  await sql("select pg_reload_conf()");
}

/** Everything in the modules' schemas. */
async function held(url: string): Promise<unknown> {
  const tables = await administer<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('people', 'tasks') order by 1`,
  );
  const rows = tables.map(async ({ name }) => [name, await administer(url, `select * from ${name}`)]);
  return Promise.all(rows);
}
