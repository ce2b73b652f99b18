import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command, contract, entity, every, module, query, view } from "../../src/index.js";

const input = z.object({ id: z.string() });
const orders = contract("orders", {
  commands: {
    place: command({ input, key: (c) => c.id }),
    price: command({ input, key: (c) => c.id, output: z.object({ total: z.number() }) }),
  },
  queries: { byId: query({ input, output: input }) },
});
const others = contract("others", { commands: { place: command({ input, key: (c) => c.id }) } });
const nothing = () => undefined;
const order = entity(orders, {
  initial: {},
  decide: { place: nothing, price: nothing },
  evolve: {},
  reply: { price: () => ({ total: 1 }) },
});
const queries = { byId: (q: { id: string }) => q };
const summary = view(orders, { name: "summaries", row: input, on: {} });

test("a module that keeps its contract's promises is accepted", () => {
  expect(module(orders, { entities: [order], queries, views: [summary] })).toMatchObject({
    kind: "module",
    contract: orders,
  });
});

describe("a module is refused", () => {
  test.each([
    [
      "when nothing handles a command",
      () => module(orders, { entities: [], queries }),
      'nothing handles the command "place"',
    ],
    [
      "when a command is handled twice",
      () => module(orders, { entities: [order], commands: { place: nothing }, queries }),
      'the command "place" is handled twice, by entity "orders" and by commands',
    ],
    [
      "when an entity does not reply though the command has an output",
      () => module(orders, { entities: [{ ...order, reply: {} }], queries }),
      'the command "price" has an output, but entity "orders" has no reply for it',
    ],
    [
      "when it takes another contract's entity",
      () =>
        module(orders, {
          entities: [entity(others, { initial: {}, decide: { place: nothing }, evolve: {} })],
          queries,
        }),
      'entity "others" belongs to contract "others"',
    ],
    [
      "when two entities have one name",
      () => module(orders, { entities: [order, order], queries }),
      'two of entity "orders"',
    ],
    [
      "when two views have one name",
      () => module(orders, { entities: [order], views: [summary, summary], queries }),
      'two of view "summaries"',
    ],
    [
      "when two schedules have one name",
      () =>
        module(orders, {
          entities: [order],
          queries,
          schedules: [every(1, "tick", nothing), every(2, "tick", nothing)],
        }),
      'two of schedule "tick"',
    ],
    [
      "when an entity decides what is no command",
      () =>
        module(orders, { entities: [{ ...order, decide: { ...order.decide, dance: nothing } }], queries }),
      'handles "dance", which is not a command',
    ],
  ])("%s", (_, make, message) => expect(make).toThrow(message));
});
