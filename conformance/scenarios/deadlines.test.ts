import { contract, module, query } from "@ashlar/core";
import { manualClock } from "@ashlar/core/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { gate } from "../gate.ts";
import { newSite } from "../site.ts";

const nothing = z.object({});
const text = z.string();

/** A module that asks another, which never answers. */
function waitingModules() {
  const waiting = gate();
  const endings: unknown[] = [];
  const inner = contract("inner", { queries: { never: query({ input: nothing, output: text }) } });
  const outer = contract("outer", {
    queries: { ask: query({ input: nothing, output: text }) },
  });
  const innerModule = module(inner, {
    queries: {
      never: async () => {
        waiting.open();
        return new Promise<string>(() => {});
      },
    },
  });
  const outerModule = module(outer, {
    queries: {
      ask: (_, { ask }) =>
        ask(inner.never, {}, { timeoutMs: 3_600_000 }).catch((error) => {
          endings.push(error);
          throw error;
        }),
    },
  });
  return { outer, modules: [innerModule, outerModule], waiting, endings };
}

everyLayout((layout) => {
  test("what a call causes ends with it, however long it asked for", async () => {
    const site = await newSite(layout);
    const { outer, modules, waiting, endings } = waitingModules();
    const clock = manualClock();
    const { call } = await site.start(modules, { clock });
    const asked = callErrorOf(call(outer.ask, {}, { timeoutMs: 60_000 }));
    await waiting.opened;
    clock.advance(59_999);
    expect(endings).toEqual([]);
    clock.advance(1);
    expect(await asked).toMatchObject({ kind: "Timeout", operation: "outer.ask", mayHaveExecuted: false });
    expect(endings).toMatchObject([{ kind: "Timeout", operation: "inner.never" }]);
  });

  test("a call that says nothing ends after half a minute", async () => {
    const site = await newSite(layout);
    const { outer, modules, waiting } = waitingModules();
    const clock = manualClock();
    const { call } = await site.start(modules, { clock });
    const asked = callErrorOf(call(outer.ask, {}));
    await waiting.opened;
    clock.advance(30_000);
    expect(await asked).toMatchObject({ kind: "Timeout" });
  });
});
