import { command, contract, entity, event, module, query, type View, view } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { isViewTable } from "../../packages/core/src/stores/sql/view-table.ts";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { viewProblems } from "../folded.ts";
import { administer } from "../servers/index.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

// What names, versions and texts come to in a database: its own names and rows of indexes have an end.

const text = z.string();
const added = z.object({ id: text, text });
const things = contract("things", {
  commands: { add: command({ input: added, key: (c) => c.id }) },
  queries: {
    withText: query({ input: z.object({ text }), output: z.array(text) }),
    inOrder: query({ input: z.object({}), output: z.array(text) }),
  },
  events: { Added: event(added) },
});
const thing = entity(things, { initial: {}, decide: { add: (_, c) => things.events.Added(c) }, evolve: {} });

const byText = view(things, {
  name: "byText",
  row: added,
  indexes: { text: "text" },
  on: { Added: (_, row) => row },
});

const withViews = (...others: View[]) =>
  module(things, {
    entities: [thing],
    views: [byText, ...others],
    queries: {
      withText: async ({ text }, { views }) =>
        (await views.byText.find({ where: { text } })).rows.map(({ id }) => id),
      inOrder: async (_, { views }) =>
        (await views.byText.find({ orderBy: "text" })).rows.map(({ id }) => id),
    },
  });

const longName = "a".repeat(40);

everyLayout((layout) => {
  test("a view with the longest name, a date as its version and many indexes has every one of them", async () => {
    const fields = times(40, (n) => `field${n}`);
    const indexes = Object.fromEntries(fields.map((field) => [field, "text" as const]));
    const wide = view(things, {
      name: longName,
      version: 20_261_130_000,
      row: z.record(text, text),
      indexes,
      on: { Added: (_, { text }) => Object.fromEntries(fields.map((field) => [field, text])) },
    });
    const site = await newSite(layout);
    const app = await site.start([withViews(wide as unknown as View)]);
    await app.call(things.add, { id: "1", text: "x" });
    expect(await viewProblems(site, withViews(wide as unknown as View))).toEqual([]);
    if (site.location.scheme === "postgres") {
      const found = await administer<{ table: string }>(
        site.location.url,
        `select tablename as table from pg_indexes where tablename like 'view_${longName}%'`,
      );
      // One more is that of the rows' keys.
      expect(found).toHaveLength(fields.length + 1);
      expect(isViewTable(found[0]!.table)).toBe(true);
    }
  });

  test("a module may have a hundred views with long names", async () => {
    const many = times(100, (n) => {
      const name = Array.from(
        { length: 37 },
        (_, i) => "abcdefghijklmnopqrstuvwxyz"[(n * 31 + i * i * 7 + ((n * i) >> 2)) % 26],
      );
      return view(things, { name: `${name.join("")}${n}`, row: z.object({}), on: { Added: () => ({}) } });
    });
    const site = await newSite(layout);
    const { call } = await site.start([withViews(...many)]);
    await call(things.add, { id: "1", text: "x" });
  });

  test("keys and indexed texts may have 512 characters of most scripts, and are found and ordered by all of them", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([withViews()]);
    for (const [n, letter] of ["z", "é", "ж", "ب"].entries()) {
      const long = letter.repeat(511);
      for (const last of ["b", "a"])
        await call(things.add, { id: `${n}${last}${long.slice(2)}`, text: long + last });
    }
    expect(
      (await call(things.withText, { text: `${"ж".repeat(511)}b` })).map((id) => id.slice(0, 2)),
    ).toEqual(["2b"]);
    expect((await call(things.inOrder, {})).map((id) => id.slice(0, 2))).toEqual([
      "0a",
      "0b",
      "1a",
      "1b",
      "2a",
      "2b",
      "3a",
      "3b",
    ]);
  });

  test("an indexed text and its row's key that have more than 2,680 bytes together are refused by name", async () => {
    const site = await newSite(layout);
    const app = await site.start([withViews()]);
    // No two characters are alike, or the database could press them together.
    const cjk = (from: number, length: number) =>
      times(length, (n) => String.fromCharCode(0x4e00 + ((from + n * 7919) % 20_000))).join("");
    await app.call(things.add, { id: cjk(0, 512), text: cjk(7, 381) });
    await app.call(things.add, { id: cjk(1, 380), text: cjk(5, 512) });
    const error = await callErrorOf(app.call(things.add, { id: cjk(2, 512), text: cjk(3, 512) }));
    expect(error).toMatchObject({
      kind: "Failed",
      message: expect.stringContaining('View "byText": "text" is indexed, so it and the row\'s key'),
    });
    expect(await app.call(things.inOrder, {})).toHaveLength(2);
    expect(await viewProblems(site, withViews())).toEqual([]);
  });
});
