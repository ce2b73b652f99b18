import { command, contract, database, entity, event, module, query, view } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { newSite } from "../site.ts";

const note = z.object({
  id: z.string(),
  text: z.string(),
  tags: z.record(z.string(), z.string()).optional(),
});
const notes = contract("notes", {
  commands: {
    write: command({ input: note, key: (c) => c.id, output: z.string() }),
    file: command({ input: note, key: (c) => c.id }),
    spoil: command({ input: note, key: (c) => c.id }),
    spoilBySql: command({ input: note, key: (c) => c.id }),
    keep: command({ input: note, key: (c) => c.id, output: z.string() }),
  },
  queries: {
    filed: query({ input: z.object({ text: z.string() }), output: z.array(z.string()) }),
    kept: query({ input: z.object({ id: z.string() }), output: z.string() }),
  },
  events: { Written: event(note), Kept: event(note) },
});

const unstorable: readonly [input: unknown, path: string][] = [
  [{ id: "1", text: "abc\0def" }, "text"],
  [{ id: "1", text: "abc\ud800" }, "text"],
  [{ id: "1", text: `${"x".repeat(200)}\udc00` }, "text"],
  [{ id: "1", text: "", tags: { a: "b", c: "\0" } }, "tags.c"],
  [{ id: "1", text: "", tags: { "a\0b": "c" } }, "tags.a\ufffdb"],
  [{ id: "1", text: "", whereTheSchemaDoesNotLook: ["", "\0"] }, "whereTheSchemaDoesNotLook.1"],
  ["\0", ""],
];

const note1 = { id: "1", text: "text" };
const { Written, Kept } = notes.events;
const notesModule = module(notes, {
  entities: [
    entity(notes, {
      initial: "" as string,
      decide: {
        write: (_, c) => Written(c),
        spoil: (_, c) => Written({ ...c, text: `${c.text}\0` }),
        keep: (_, c) => Kept(c),
      },
      evolve: { Written: (_, { text }) => text, Kept: (_, { text }) => `${text}\0 \ud800` },
      reply: { write: (text) => text, keep: (text) => text },
    }),
  ],
  views: [
    view(notes, {
      name: "kept",
      row: z.object({ text: z.string() }),
      on: { Kept: (_, { text }) => ({ text: `\udfff \0${text}` }) },
    }),
  ],
  database: database<{ filed: { id: string; text: string } }>({
    "001-filed": (db) =>
      db.schema.createTable("filed").addColumn("id", "text").addColumn("text", "text").execute(),
  }),
  commands: {
    file: async ({ id, text }, { db }) => {
      await db.insertInto("filed").values({ id, text }).execute();
    },
    spoilBySql: async ({ id, text }, { db, publish }) => {
      await db.insertInto("filed").values({ id, text }).execute();
      publish(Written({ id, text: `${text}\ud800` }));
    },
  },
  queries: {
    filed: async ({ text }, { db }) => {
      const rows = await db.selectFrom("filed").select("text").where("text", "=", text).execute();
      return rows.map((row) => row.text);
    },
    kept: async ({ id }, { views }) => (await views.kept.get(id))?.text ?? "",
  },
});

everyLayout((layout) => {
  for (const mode of ["development", "production"] as const) {
    test(`an input with NUL or half a character in it is refused by its place, in ${mode}`, async () => {
      const site = await newSite(layout);
      const { call } = await site.start([notesModule], { mode });
      for (const [input, path] of unstorable) {
        // A query between modules is looked through in development only.
        const queries = mode === "development" ? [notes.filed] : [];
        for (const operation of [notes.write, notes.file, ...queries]) {
          const error = await callErrorOf(call(operation as typeof notes.write, input as never));
          expect(error).toMatchObject({ kind: "InvalidInput", mayHaveExecuted: false });
          expect(error.issues[0]?.path).toBe(path);
        }
      }
      expect(await feedOf(site, notesModule)).toEqual([]);
      expect(await call(notes.filed, { text: "abc" })).toEqual([]);
    });

    test(`an event with what no store can keep fails its command by name, in ${mode}`, async () => {
      const site = await newSite(layout);
      const { call } = await site.start([notesModule], { mode });
      for (const operation of [notes.spoil, notes.spoilBySql]) {
        const error = await callErrorOf(call(operation, note1));
        expect(error).toMatchObject({ kind: "InvalidOutput", mayHaveExecuted: false });
        expect(error.message).toContain("its event Written cannot be stored: text has NUL");
      }
      expect(await feedOf(site, notesModule)).toEqual([]);
      expect(await call(notes.filed, { text: "text" })).toEqual([]);
    });
  }

  test("what is kept in a state or row with them already stays readable", async () => {
    const { call } = await (await newSite(layout)).start([notesModule]);
    expect(await call(notes.keep, note1, { id: "k" })).toBe("text\0 \ud800");
    expect(await call(notes.keep, note1, { id: "k" })).toBe("text\0 \ud800");
    expect(await call(notes.kept, { id: "1" })).toBe("\udfff \0text");
    expect(await call(notes.write, { ...note1, text: "whole" })).toBe("whole");
  });
});
