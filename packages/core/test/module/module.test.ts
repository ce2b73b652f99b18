import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type AnyView,
  AshlarError,
  command,
  contract,
  database,
  entity,
  every,
  module,
  query,
  view,
} from "../../src/index.js";

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
const asked = contract("asked", { queries: { valueOf: query({ input, output: input }) } });
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
    [
      "when two views differ in capitals only",
      () =>
        module(orders, { entities: [order], views: [summary, { ...summary, name: "Summaries" }], queries }),
      'two of view "Summaries"',
    ],
    [
      "when nothing answers a query with the name of a built-in",
      () => module(asked, { queries: {} as never }),
      'nothing answers the query "valueOf"',
    ],
  ])("%s", (_, make, message) => expect(make).toThrow(message));
});

describe("what is stored under a name must have one that can be stored", () => {
  const withViews = (...views: AnyView[]) => module(orders, { entities: [order], queries, views });
  const indexed = (field: string) => withViews({ ...summary, indexes: { [field]: "text" } });
  const scheduled = (name: string) =>
    module(orders, { entities: [order], queries, schedules: [every(1, name, nothing)] });
  const migrated = (name: string) =>
    module(orders, { entities: [order], queries, database: database({ [name]: async () => {} }) });
  const named = (name: string) => module(orders, { entities: [{ ...order, name }], queries });

  test.each([
    [
      "view",
      (name: string) => withViews({ ...summary, name }),
      ["", "a b", 'a"b', "a\0b", "é", "a".repeat(41)],
    ],
    ["index", indexed, ["", "a b", 'a"b', "a\0b", "1a", "_key", "_row", "_VERSION", "a".repeat(64)]],
    ["index", indexed, ["_u", "_Expected", "xmin", "xmax", "cmin", "cmax", "ctid", "TableOID"]],
    ["entity", named, ["", "a b", 'a"b', "a\0b", "a".repeat(41)]],
    ["schedule", scheduled, ["", " ", 'a"b', "a'b", "a`b", "a\0b", "a\nb", "a\ud800", "a".repeat(101)]],
    ["migration", migrated, ["", "1", "ashlar", "a b", 'a"b', "a\0b", "-a", "a".repeat(101)]],
  ])("%s", (kind, make, names) => {
    for (const name of names) {
      expect(() => make(name), name).toThrow(AshlarError);
      expect(() => make(name), name).toThrow(kind);
    }
  });

  test("and many can", () => {
    for (const field of ["a", "_id", "$ref", "customer_id", "constructor"]) indexed(field);
    for (const name of ["expire reservations", "täglich, 3:00"]) scheduled(name);
    for (const name of ["001", "001-users", "2026_01", "a"]) migrated(name);
    named("constructor");
  });

  test("a view's version is a whole number from 1 on", () => {
    for (const version of [1.5, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e21, "2" as never]) {
      const make = () => withViews({ ...summary, version });
      expect(make, String(version)).toThrow(AshlarError);
      expect(make, String(version)).toThrow(`view "summaries": its version must be a whole number from 1 on`);
    }
    for (const version of [1, 20_261_130, 202_611_301_530]) withViews({ ...summary, version });
  });

  test("a view's name and version together must fit into the name of a table", () => {
    withViews({ ...summary, name: "a".repeat(40), version: 99_999_999_999 });
    expect(() => withViews({ ...summary, name: "a".repeat(40), version: 100_000_000_000 })).toThrow(
      "51 characters together",
    );
  });

  test("fields of one view that differ in capitals only are refused", () =>
    expect(() => withViews({ ...summary, indexes: { a: "text", A: "text" } })).toThrow('"A"'));
});

describe("a schedule's period", () => {
  test.each([0, -1, 0.0009, Number.NaN, Number.POSITIVE_INFINITY, 4e8, "30" as never])(
    "cannot be %s",
    (seconds) => {
      expect(() => every(seconds, "tick", nothing)).toThrow(
        expect.objectContaining({ code: "ASH_MODULE_INVALID" }),
      );
    },
  );

  test.each([0.001, 30, 3e8])("can be %s", (seconds) =>
    expect(every(seconds, "tick", nothing).seconds).toBe(seconds),
  );
});

test("parts find nothing by a name that they do not have", () => {
  for (const name of ["constructor", "toString", "__proto__"]) {
    for (const parts of [order.decide, order.evolve, order.reply, summary.on, summary.indexes]) {
      expect((parts as Record<string, unknown>)[name]).toBeUndefined();
    }
  }
});
