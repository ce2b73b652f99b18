import { command, contract, database, event, module, query, view } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { withStore } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { type Gate, gate } from "../gate.ts";
import { administer } from "../servers/index.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";

// Rows that several commands share, and that come and go: a view must tell what its feed tells, whoever was faster.

const ofRow = z.object({ id: z.string(), row: z.string() });
const seats = contract("seats", {
  commands: {
    take: command({ input: ofRow, key: (c) => c.id }),
    free: command({ input: ofRow, key: (c) => c.id }),
  },
  queries: {
    takenBy: query({ input: z.object({ row: z.string() }), output: z.array(z.string()).nullable() }),
    withoutNote: query({ input: z.object({}), output: z.array(z.string()) }),
  },
  events: { Taken: event(ofRow), Freed: event(ofRow) },
});

const taken = view(seats, {
  name: "taken",
  row: z.object({ by: z.array(z.string()), note: z.string().optional() }),
  key: ({ data }) => data.row,
  indexes: { note: "text" },
  on: { Taken: (row, { id }) => ({ by: (row?.by ?? []).concat(id) }), Freed: () => undefined },
});

/** A module of handlers that write first, and may be held back before they tell of it. */
const seatsWith = (heldBack: ReadonlyMap<string, { reached: Gate; going: Gate }>) =>
  module(seats, {
    database: database<{ log: { id: string } }>({
      "001-log": (db) => db.schema.createTable("log").addColumn("id", "text").execute(),
    }),
    commands: {
      take: async (c, { db, publish }) => {
        await db.insertInto("log").values({ id: c.id }).execute();
        heldBack.get(c.id)?.reached.open();
        await heldBack.get(c.id)?.going.opened;
        publish(seats.events.Taken(c));
      },
      free: async (c, { publish }) => publish(seats.events.Freed(c)),
    },
    views: [taken],
    queries: {
      takenBy: async ({ row }, { views }) => (await views.taken.get(row))?.by ?? null,
      withoutNote: async (_, { views }) =>
        (await views.taken.find({ where: { note: null } })).rows.flatMap(({ by }) => by),
    },
  });
const simple = seatsWith(new Map());

const tombstones = async ({ location }: Site) =>
  location.scheme === "postgres"
    ? (await administer(location.url, "select 1 from seats._tombstones")).length
    : 0;

everyLayout((layout) => {
  test("a removed row is there for nobody, neither by its key nor in a search", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([simple]);
    await call(seats.take, { id: "1", row: "a" });
    await call(seats.take, { id: "2", row: "b" });
    await call(seats.free, { id: "3", row: "a" });
    expect(await call(seats.takenBy, { row: "a" })).toBeNull();
    expect(await call(seats.withoutNote, {})).toEqual(["2"]);
    await call(seats.take, { id: "4", row: "a" });
    expect(await call(seats.takenBy, { row: "a" })).toEqual(["4"]);
  });

  test("what is known of removed rows is forgotten, and they may come again", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([simple]);
    for (const row of ["a", "b", "c", "d"]) {
      await call(seats.take, { id: `t-${row}`, row });
      await call(seats.free, { id: `f-${row}`, row });
    }
    await call(seats.take, { id: "again", row: "a" });
    const swept = await withStore(site, simple, async ({ sweepViews }) => [
      await sweepViews(2),
      await sweepViews(9),
    ]);
    if (layout.store === "postgres") expect(swept).toEqual([2, 2]);
    expect(await tombstones(site)).toBe(0);
    await call(seats.take, { id: "b-2", row: "b" });
    await call(seats.free, { id: "c-2", row: "c" });
    expect(await call(seats.takenBy, { row: "a" })).toEqual(["again"]);
    expect(await viewProblems(site, simple)).toEqual([]);
  });

  test.each(["is removed", "is not there, and stays so,"])(
    "a row that %s while a slow handler is under way",
    async (what) => {
      const slow = { reached: gate(), going: gate() };
      const heldBack = seatsWith(new Map([["slow", slow]]));
      const site = await newSite(layout);
      const app = await site.start([heldBack]);
      if (what === "is removed") await app.call(seats.take, { id: "first", row: "a" });
      const slowly = app.call(seats.take, { id: "slow", row: "a" });
      await slow.reached.opened;
      // On SQLite the other waits for the slow one.
      const faster = app.call(seats.free, { id: "other", row: "a" });
      if (layout.store === "postgres") await faster;
      slow.going.open();
      await Promise.all([slowly, faster]);
      expect(await viewProblems(site, heldBack)).toEqual([]);
    },
  );

  test("rows that two replicas add and remove at once are what their feed comes to, swept or not", async () => {
    const site = await newSite(layout);
    const apps = [await site.start([simple]), await site.start([simple])];
    let working = true;
    const sweeping = withStore(site, simple, async ({ sweepViews }) => {
      while (working) {
        await sweepViews(10);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await Promise.all(
      times(300, (n) => {
        const { call } = apps[n % 2]!;
        return call(n % 3 === 0 ? seats.free : seats.take, { id: `${n}`, row: `r-${(n >> 1) % 2}` });
      }),
    );
    working = false;
    await sweeping;
    expect(await viewProblems(site, simple)).toEqual([]);
  });
});
