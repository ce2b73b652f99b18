import { command, contract, entity, event, module, view } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

/** A list in a list, so many times. */
function nested(levels: number): unknown {
  let value: unknown[] = [];
  for (let n = 1; n < levels; n++) value = [value];
  return value;
}

const deepening = z.enum(["state", "event", "row", "nothing"]);
const input = z.object({ id: z.string(), deepens: deepening, value: z.unknown().optional() });
const boxes = contract("boxes", {
  commands: { fill: command({ input, key: (c) => c.id }) },
  events: { Filled: event(input) },
});

/** Deeper than JavaScript and PostgreSQL can write. */
const tooDeep = nested(20_000);
const boxesModule = module(boxes, {
  entities: [
    entity(boxes, {
      initial: null as unknown,
      decide: {
        fill: (_, c) => boxes.events.Filled(c.deepens === "event" ? { ...c, value: nested(300) } : c),
      },
      evolve: { Filled: (_, c) => (c.deepens === "state" ? tooDeep : (c.value ?? null)) },
    }),
  ],
  views: [
    view(boxes, {
      name: "contents",
      row: z.object({ value: z.unknown() }),
      on: { Filled: (_, c) => ({ value: c.deepens === "row" ? tooDeep : null }) },
    }),
  ],
});

everyLayout((layout) => {
  for (const mode of ["development", "production"] as const) {
    test(`an input may be nested 100 levels deep, not more, in ${mode}`, async () => {
      const { call } = await (await newSite(layout)).start([boxesModule], { mode });
      const fill = (levels: number) =>
        call(boxes.fill, { id: "a", deepens: "nothing", value: nested(levels) }, { id: `${levels}` });
      await fill(99);
      for (const levels of [100, 20_000]) {
        const error = await callErrorOf(fill(levels));
        expect(error).toMatchObject({ kind: "InvalidInput", mayHaveExecuted: false });
        expect(error.message).toMatch(/value\.0\.0\.0.* is nested deeper than 100 levels$/);
      }
    });

    test.each([
      ["state", "Failed"],
      ["event", "InvalidOutput"],
      ["row", "Failed"],
    ] as const)(`a %s that is too deep fails its own command only, in ${mode}`, async (deepens, kind) => {
      const { call } = await (await newSite(layout)).start([boxesModule], { mode });
      const fill = (n: number) => call(boxes.fill, { id: `box ${n}`, deepens: "nothing" });
      const before = times(50, fill);
      const culprit = callErrorOf(call(boxes.fill, { id: "deep", deepens }, { id: "once" }));
      const after = times(50, (n) => fill(50 + n));
      const told = await Promise.allSettled([...before, ...after]);
      expect(new Set(told.map(({ status }) => status))).toEqual(new Set(["fulfilled"]));
      const expected = mode === "development" && deepens === "state" ? "InvalidOutput" : kind;
      expect(await culprit).toMatchObject({ kind: expected, mayHaveExecuted: false });
    });
  }
});
