import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Application, command, contract, entity, event, module, query } from "../../src/index.js";
import { startApp } from "../../src/testing/index.js";

const id = z.object({ id: z.string() });
const clocks = contract("clocks", {
  commands: {
    byEntity: command({ input: id, key: (c) => c.id }),
    byHandler: command({ input: id, key: (c) => c.id }),
  },
  queries: {
    ran: query({ input: z.object({}), output: z.number() }),
    meddle: query({ input: z.object({}), output: z.number() }),
  },
  events: { Ran: event(id) },
});
let ran = 0;
let app: Application;

beforeAll(async () => {
  const count = () => void ran++;
  app = await startApp({
    modules: [
      module(clocks, {
        entities: [entity(clocks, { initial: null as null, decide: { byEntity: count }, evolve: {} })],
        commands: { byHandler: count },
        queries: {
          ran: () => ++ran,
          meddle: (_, { ask }) => ask(clocks.byHandler as never, { id: "1" } as never) as never,
        },
      }),
    ],
  });
});
afterAll(() => app.stop());

const operations = ["byEntity", "byHandler", "ran"] as const;
const calls = (timeoutMs: number) =>
  operations.map((name) => app.call(clocks[name] as typeof clocks.byEntity, { id: "1" }, { timeoutMs }));

test.each([Number.NaN, Number.POSITIVE_INFINITY, "100" as never])(
  "%s is no deadline, for any operation",
  async (ms) => {
    ran = 0;
    for (const call of calls(ms)) {
      await expect(call).rejects.toMatchObject({
        kind: "InvalidInput",
        mayHaveExecuted: false,
        message: expect.stringMatching(/`timeoutMs` must be a number of milliseconds, not /),
      });
    }
    expect(ran).toBe(0);
  },
);

test.each([0, -1_000])("with %s ms left nothing is begun", async (ms) => {
  ran = 0;
  for (const call of calls(ms)) {
    await expect(call).rejects.toMatchObject({ kind: "Timeout", mayHaveExecuted: false });
  }
  expect(ran).toBe(0);
});

test("a query asks queries only, as a handler does", async () => {
  ran = 0;
  await expect(app.call(clocks.meddle, {})).rejects.toMatchObject({
    kind: "Failed",
    message:
      "clocks.meddle: a query may only ask queries, not call clocks.byHandler; put the call in a reaction",
  });
  expect(ran).toBe(0);
});
