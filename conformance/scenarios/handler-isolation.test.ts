import { command, contract, database, event, module, query } from "@ashlar/core";
import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

interface Tables {
  doctors: { name: string; on_call: number };
  budget: { left: number };
}
type Db = Kysely<Tables>;

const id = z.string();

/** Every command has a key of its own, and all of them work on the same rows. */
const wards = contract("wards", {
  commands: { work: command({ input: z.object({ id }), key: (c) => c.id, output: z.number() }) },
  queries: {
    left: query({ input: z.object({}), output: z.number() }),
    onCall: query({ input: z.object({}), output: z.number() }),
  },
  events: { Worked: event(z.object({ id, saw: z.number() })) },
});

type Work = (id: string, db: Db) => Promise<number>;

function wardsWith(work: Work) {
  return module(wards, {
    database: database<Tables>({
      "001": async (db) => {
        await sql`create table doctors (name text primary key, on_call integer not null)`.execute(db);
        await sql`insert into doctors values ('ann', 1), ('bob', 1)`.execute(db);
        await sql`create table budget (${sql.ref("left")} integer not null)`.execute(db);
        await sql`insert into budget values (100)`.execute(db);
      },
    }),
    commands: {
      work: async ({ id }, { db, publish }) => {
        const saw = await work(id, db);
        publish(wards.events.Worked({ id, saw }));
        return saw;
      },
    },
    queries: {
      left: async (_, { db }) =>
        (await db.selectFrom("budget").select("left").executeTakeFirstOrThrow()).left,
      onCall: async (_, { db }) => (await onCall(db)).length,
    },
  });
}

const onCall = (db: Db) => db.selectFrom("doctors").select("name").where("on_call", "=", 1).execute();

const spend: Work = async (_, db) => {
  const { left } = await db.selectFrom("budget").select("left").executeTakeFirstOrThrow();
  await db
    .updateTable("budget")
    .set({ left: left - 1 })
    .execute();
  return left;
};

everyLayout((layout) => {
  test("what one handler read and writes back, no other has changed meanwhile: no update is lost", async () => {
    const site = await newSite(layout);
    const wardsModule = wardsWith(spend);
    const apps = [await site.start([wardsModule]), await site.start([wardsModule])];
    const saw = await Promise.all(
      times(40, (n) => apps[n % 2]!.call(wards.work, { id: `o-${n}` }, { id: `c-${n}` })),
    );
    expect(await apps[0]!.call(wards.left, {})).toBe(60);
    expect(new Set(saw).size).toBe(40);
    const told = (await feedOf(site, wardsModule)).map(({ key, data }) => [key, data]);
    expect(told.length).toBe(40);
    expect(new Map(told as [string, unknown][])).toEqual(
      new Map(saw.map((left, n) => [`o-${n}`, { id: `o-${n}`, saw: left }])),
    );
  });

  test("two that each rely on a row that the other changes do not both go through", async () => {
    const site = await newSite(layout);
    const both = gate();
    let reading = 0;
    const leave: Work = async (id, db) => {
      const { length } = await onCall(db);
      if (++reading === 2 || layout.store === "sqlite") both.open();
      await both.opened;
      if (length > 1) await db.updateTable("doctors").set({ on_call: 0 }).where("name", "=", id).execute();
      return length;
    };
    const app = await site.start([wardsWith(leave)]);
    const saw = await Promise.all(["ann", "bob"].map((id) => app.call(wards.work, { id })));
    expect(saw.toSorted()).toEqual([1, 2]);
    expect(await app.call(wards.onCall, {})).toBe(1);
  });

  test("a handler that makes nothing of having been overtaken is done again all the same", async () => {
    const site = await newSite(layout);
    const careless: Work = (id, db) => spend(id, db).catch(() => -1);
    const app = await site.start([wardsWith(careless)]);
    const saw = await Promise.all(times(20, (n) => app.call(wards.work, { id: `o-${n}` })));
    expect(saw).not.toContain(-1);
    expect(await app.call(wards.left, {})).toBe(80);
  });

  test("whoever waits for a key sees what the one before has written", async () => {
    const site = await newSite(layout);
    const attempts: string[] = [];
    const noting: Work = (id, db) => {
      attempts.push(id);
      return spend(id, db);
    };
    const apps = await Promise.all(times(2, () => site.start([wardsWith(noting)])));
    await Promise.all(times(30, (n) => apps[n % 2]!.call(wards.work, { id: "one key" })));
    expect(await apps[0]!.call(wards.left, {})).toBe(70);
    expect(attempts).toHaveLength(30);
  });

  test("a commit that the database refuses is done again too, and tells of its events once", async () => {
    const site = await newSite(layout);
    const read = gate();
    const written = gate();
    let attempts = 0;
    const wardsModule = wardsWith(async (id, db) => {
      const { length } = await onCall(db);
      if (id === "bob" && ++attempts === 1) {
        read.open();
        if (layout.store === "postgres") await written.opened;
      }
      await db.updateTable("doctors").set({ on_call: 0 }).where("name", "=", id).execute();
      return length;
    });
    const app = await site.start([wardsModule]);
    const bob = app.call(wards.work, { id: "bob" });
    await read.opened;
    const ann = app.call(wards.work, { id: "ann" });
    if (layout.store === "postgres") await ann;
    written.open();
    await Promise.all([ann, bob]);
    expect(attempts).toBe(layout.store === "postgres" ? 2 : 1);
    expect((await feedOf(site, wardsModule)).map(({ key }) => key).toSorted()).toEqual(["ann", "bob"]);
  });

  test("one that is overtaken for as long as it may take has done nothing", async () => {
    const site = await newSite(layout);
    let others = true;
    const wardsModule = wardsWith(async (id, db) => {
      const { left } = await db.selectFrom("budget").select("left").executeTakeFirstOrThrow();
      if (id === "slow" && layout.store === "postgres" && others) await app.call(wards.work, { id: "quick" });
      if (id === "slow" && layout.store === "sqlite") throw new Error("it has to wait for nobody here");
      await db
        .updateTable("budget")
        .set({ left: left - 1 })
        .execute();
      return left;
    });
    const app = await site.start([wardsModule]);
    await callErrorOf(app.call(wards.work, { id: "slow" }, { timeoutMs: 300 }));
    others = false;
    expect((await feedOf(site, wardsModule)).map(({ key }) => key)).not.toContain("slow");
  });
});
