import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { afterAll, expect, onTestFinished } from "vitest";
import { scaffold } from "../../src/scaffold.ts";
import { write } from "../project.ts";
import { serve } from "./command-line.ts";

const dependencies = fileURLToPath(new URL("../../../../node_modules", import.meta.url));

const lasting: string[] = [];
afterAll(async () => {
  for (const folder of lasting) await rm(folder, { recursive: true, force: true });
});

/** An empty folder that goes away after the tests of a file. */
export async function lastingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-errors-"));
  lasting.push(folder);
  return folder;
}

/** A module of plain handlers with tables of its own. */
export function people(migrations: string, on = ""): Readonly<Record<string, string>> {
  return {
    "modules/people/contract.ts": `import { command, contract, query } from "@ashlar/core";
import { z } from "zod";
const person = z.object({ name: z.string() });
export const people = contract("people", {
  commands: { register: command({ input: person, key: (c) => c.name, access: "public" }) },
  queries: { all: query({ input: z.object({}), output: z.array(person), access: "public" }) },
});\n`,
    "modules/people/module.ts": `import { database, module, react } from "@ashlar/core";
import { sql } from "kysely";
import { tasks } from "../tasks/contract.js";
import { people } from "./contract.js";
export default module(people, {
  database: database<{ people: { name: string } }>({
${migrations}
  }),
  commands: { register: async (c, { db }) => void (await db.insertInto("people").values({ name: c.name }).execute()) },
  queries: { all: (_, { db }) => db.selectFrom("people").select("name").orderBy("name").execute() },
  on: [${on}],
});\n`,
  };
}

export const firstMigration = `    "001-people": async (db) => void (await sql\`create table people (name text primary key)\`.execute(db)),`;

/** Three migrations: one that has been applied, one that succeeds, and one that fails after it has done harm. */
export const failingHalfway = `${firstMigration}
    "002-email": async (db) => void (await sql\`alter table people add column email text\`.execute(db)),
    "003-split": async (db) => {
      await sql\`create table names (name text)\`.execute(db);
      await sql\`insert into names select name from people\`.execute(db);
      await sql\`delete from people\`.execute(db);
      await sql\`insert into names select name from persons\`.execute(db);
    },`;

/** Makes the project's first folder, with data in it, from which tests take copies. */
export async function projectWithData(
  files: Readonly<Record<string, string>> = people(firstMigration),
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = join(await lastingFolder(), "todo");
  await scaffold(folder, { name: "todo", version: "0.1.0" });
  await linkDependencies(folder);
  await writeAll(folder, files);
  const served = await serve({ folder, environment });
  await post(`${served.url}/tasks/add`, { taskId: "1", title: "Say hello" });
  await post(`${served.url}/tasks/add`, { taskId: "2", title: "Say goodbye" });
  await post(`${served.url}/people/register`, { name: "Ann" });
  await post(`${served.url}/people/register`, { name: "Bob" });
  expect((await served.stop()).exit).toBe(0);
  return folder;
}

/** Gives a folder the packages that a project needs. */
export async function linkDependencies(folder: string): Promise<void> {
  await symlink(dependencies, join(folder, "node_modules"));
}

/** Writes files to a folder. */
export async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
}

/** A copy that goes away with the test. */
export async function copyOf(folder: string): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "ashlar-errors-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  await cp(folder, join(parent, "todo"), { recursive: true, verbatimSymlinks: true });
  return join(parent, "todo");
}

/** Sends a command that must succeed. */
export async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${url}: ${response.status}`).toBe(true);
}

/** Everything that an SQLite file holds: the rows of its tables. */
export function contents(file: string): Readonly<Record<string, unknown>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all() as {
      name: string;
    }[];
    return Object.fromEntries(
      tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]),
    );
  } finally {
    database.close();
  }
}
