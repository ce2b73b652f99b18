import { command, contract, entity, event, module } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const notes = contract("notes", {
  commands: {
    write: command({ input: z.object({ id: z.string(), note: z.unknown() }), key: (c) => c.id }),
  },
  events: { Written: event(z.object({ note: z.unknown() })) },
});
const notesModule = module(notes, {
  entities: [
    entity(notes, {
      initial: {},
      decide: { write: (_, { note }) => notes.events.Written({ note }) },
      evolve: {},
    }),
  ],
});

/** A value that no JSON can be made of: the stack does not reach that far. */
function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let n = 0; n < depth; n++) value = [value];
  return value;
}

everyLayout((layout) => {
  test("a value that no statement can be made of fails its own command, as its own fault, and no other", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([notesModule], { mode: "production" });
    const deep = callErrorOf(call(notes.write, { id: "deep", note: nested(100_000) }));
    await Promise.all(times(20, (n) => call(notes.write, { id: `n-${n}`, note: n })));
    expect(await deep).toMatchObject({ kind: "Failed", mayHaveExecuted: false });
    expect(await feedOf(site, notesModule)).toHaveLength(20);
  });
});
