import { AshlarError, command, contract, database, event, type Migration, module, query } from "@ashlar/core";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { failureOf } from "../failure-of.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

interface Tables {
  steps: { name: string };
}

const steps = contract("steps", {
  commands: { take: command({ input: z.object({ name: z.string() }), key: (c) => c.name }) },
  queries: { taken: query({ input: z.object({}), output: z.array(z.string()) }) },
  events: { Taken: event(z.object({ name: z.string() })) },
});

function withMigrations(migrations: Readonly<Record<string, Migration>>) {
  return module(steps, {
    database: database<Tables>(migrations),
    commands: {
      take: async ({ name }, { db }) => {
        await db.insertInto("steps").values({ name }).execute();
      },
    },
    queries: {
      taken: async (_, { db }) =>
        (await db.selectFrom("steps").select("name").orderBy("name").execute()).map(({ name }) => name),
    },
  });
}

const createSteps: Migration = (db) =>
  db.schema
    .createTable("steps")
    .addColumn("name", "text", (c) => c.notNull())
    .execute();
const write =
  (name: string): Migration =>
  async (db) => {
    await sql`insert into steps values (${name})`.execute(db);
  };
const fail: Migration = async (db) => {
  await write("half")(db, "sqlite");
  throw new Error("on purpose");
};

everyLayout((layout) => {
  test("each is applied once, in order, however many replicas start at once", async () => {
    const site = await newSite(layout);
    const both = withMigrations({ "001": createSteps, "002": write("two"), "003": write("three") });
    const apps = await Promise.all(times(4, () => site.start([both])));
    expect(await apps[0]!.call(steps.taken, {})).toEqual(["three", "two"]);
    await Promise.all(apps.map((app) => app.stop()));
    const again = await site.start([both]);
    expect(await again.call(steps.taken, {})).toEqual(["three", "two"]);
  });

  test("a new one is applied to what is there", async () => {
    const site = await newSite(layout);
    const before = await site.start([withMigrations({ "001": createSteps })]);
    await before.call(steps.take, { name: "a" });
    await before.stop();
    const after = await site.start([withMigrations({ "001": createSteps, "002": write("b") })]);
    expect(await after.call(steps.taken, {})).toEqual(["a", "b"]);
  });

  test("one that fails leaves nothing behind, and is applied when it is mended", async () => {
    const site = await newSite(layout);
    const error = await failureOf(site.start([withMigrations({ "001": createSteps, "002": fail })]));
    expect(error).toBeInstanceOf(AshlarError);
    expect(error).toMatchObject({ code: "ASH_MIGRATION_FAILED", message: expect.stringContaining("002") });
    const mended = await site.start([withMigrations({ "001": createSteps, "002": write("whole") })]);
    expect(await mended.call(steps.taken, {})).toEqual(["whole"]);
  });

  test.runIf(layout.store === "postgres")("one that commits by itself is refused", async () => {
    const site = await newSite(layout);
    const commit: Migration = async (db) => {
      await sql.raw("commit").execute(db);
    };
    const error = await failureOf(site.start([withMigrations({ "001": createSteps, "002": commit })]));
    expect(error).toMatchObject({
      code: "ASH_MIGRATION_FAILED",
      message: expect.stringContaining("has ended the transaction"),
    });
  });

  test.each<[string, Readonly<Record<string, Migration>>]>([
    ["removed", { "001": createSteps }],
    ["renamed", { "001": createSteps, "002b": write("two") }],
    ["put before another", { "000": write("zero"), "001": createSteps, "002": write("two") }],
  ])("one that was applied and then %s is refused", async (_, changed) => {
    const site = await newSite(layout);
    await (await site.start([withMigrations({ "001": createSteps, "002": write("two") })])).stop();
    expect(await failureOf(site.start([withMigrations(changed)]))).toMatchObject({
      code: "ASH_MIGRATION_CHANGED",
    });
  });
});
