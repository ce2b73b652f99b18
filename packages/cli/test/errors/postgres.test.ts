import { createServer, type Server } from "node:net";
import type { ErrorCode } from "@ashlar/core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../../conformance/servers/free-port.ts";
import { administer, type PostgresServer, startPostgresServer } from "../../../../conformance/servers/index.ts";
import { postgresBinaries } from "../../../../conformance/servers/postgres-binaries.ts";
import { project } from "../project.ts";
import { run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";
import { firstMigration, people } from "./project-with-data.ts";

const binaries = postgresBinaries();
const servers: Server[] = [];
let postgres: PostgresServer;

beforeAll(async () => {
  if (!binaries) return;
  postgres = await startPostgresServer(binaries);
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
  readonly files?: Readonly<Record<string, string>>;
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
  "postgres-closed-localhost": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => `postgres://shop:hunter2@localhost:${await freePort()}/shop`,
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
  "postgres-role": { code: "ASH_DATABASE_UNREACHABLE", url: () => as("shop", "postgres", "hunter2") },
  "postgres-password": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: async () => {
      await sql("create role guarded login password 'correct horse'");
      const [{ hba_file }] = (await sql("show hba_file")) as [{ hba_file: string }];
      await sql(
        `copy (values ('host all guarded 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust')) to '${hba_file}'`,
      );
      await sql("select pg_reload_conf()");
      return as("guarded", "postgres", "hunter2");
    },
  },
  "postgres-password-missing": { code: "ASH_DATABASE_UNREACHABLE", url: () => as("guarded") },
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
  "postgres-ssl": {
    code: "ASH_DATABASE_UNREACHABLE",
    url: () => as("postgres", "postgres", "hunter2", "?sslmode=require"),
  },
};

describe("what is wrong with PostgreSQL is told", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, url, files = {}, args }) => {
    const folder = await project(files);
    const place = await url();
    const outcome = await run({
      folder,
      args: args ?? ["start", "--port", "0"],
      environment: { DATABASE_URL: place },
    });
    expectOneError(name, code, outcome, { [folder]: "project", [new URL(place).port]: "port" });
    expect(outcome.err).not.toContain("hunter2");
  });
});
void [expectAllGolden, onTestFinished, firstMigration, people];
