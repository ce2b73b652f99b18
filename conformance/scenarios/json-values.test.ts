import { command, contract, entity, event, module, query, react, view } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { newSite } from "../site.ts";

const id = z.object({ id: z.string() });
const switches = contract("switches", {
  commands: { flip: command({ input: id, key: (c) => c.id, output: z.string() }) },
  events: { Flipped: event(z.string()) },
});
const lamps = contract("lamps", {
  commands: { light: command({ input: z.object({ id: z.string(), to: z.string() }), key: (c) => c.id }) },
  queries: {
    seen: query({ input: z.object({}), output: z.array(z.object({ id: z.string(), to: z.string() })) }),
  },
  events: { Lit: event(z.object({ id: z.string(), to: z.string() })) },
});

/** A state that is a text, and an event that is nothing but one: valid JSON like any other. */
const modules = [
  module(switches, {
    entities: [
      entity(switches, {
        initial: "123" as string,
        decide: { flip: (state) => switches.events.Flipped(state === "on" ? "456" : "on") },
        evolve: { Flipped: (_, to) => to },
        reply: { flip: (state) => state },
      }),
    ],
  }),
  module(lamps, {
    entities: [
      entity(lamps, { initial: null as null, decide: { light: (_, c) => lamps.events.Lit(c) }, evolve: {} }),
    ],
    views: [
      view(lamps, {
        name: "seen",
        row: z.object({ id: z.string(), to: z.string() }),
        on: { Lit: (_, e) => e },
      }),
    ],
    queries: { seen: async (_, { views }) => (await views.seen.find()).rows },
    on: [react(switches.events.Flipped, (to, { call, event }) => call(lamps.light, { id: event.id, to }))],
  }),
];

everyLayout((layout) => {
  test("a state or an event that is a text, even of digits, is read as it was written", async () => {
    const app = await (await newSite(layout)).start(modules);
    const states = [];
    for (let n = 0; n < 3; n++) states.push(await app.call(switches.flip, { id: "1" }));
    expect(states).toEqual(["on", "456", "on"]);
    await app.settled();
    expect((await app.call(lamps.seen, {})).map(({ to }) => to).sort()).toEqual(["456", "on", "on"]);
  });
});
