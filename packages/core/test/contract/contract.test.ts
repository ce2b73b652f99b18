import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type Access,
  AshlarError,
  command,
  contract,
  event,
  parse,
  permits,
  query,
  upcast,
} from "../../src/index.js";

const anything = z.object({});

describe("a contract", () => {
  const orders = contract("orders", {
    commands: { place: command({ input: z.object({ id: z.string() }), key: (c) => c.id }) },
    queries: { byId: query({ input: anything, output: anything }) },
    events: { OrderPlaced: event(z.object({ id: z.string() })) },
  });

  test("addresses its operations", () => {
    expect(orders.place).toMatchObject({
      kind: "command",
      module: "orders",
      name: "place",
      id: "orders.place",
    });
    expect(orders.byId).toMatchObject({ kind: "query", id: "orders.byId" });
  });

  test("makes its events", () => {
    expect(orders.events.OrderPlaced({ id: "1" })).toEqual({ type: "OrderPlaced", data: { id: "1" } });
    expect(orders.events.OrderPlaced.id).toBe("orders.OrderPlaced");
  });

  test("cannot be changed", () => {
    expect(Object.isFrozen(orders)).toBe(true);
    expect(Object.isFrozen(orders.events)).toBe(true);
  });

  test("finds nothing by a name that it does not have", () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      expect((orders.events as Record<string, unknown>)[name]).toBeUndefined();
      expect((orders.commands as Record<string, unknown>)[name]).toBeUndefined();
      expect((orders.place.definition.rejects as Record<string, unknown>)[name]).toBeUndefined();
    }
  });

  test.each([
    [
      "a module name that is no identifier",
      () => contract("my-orders", {}),
      '"my-orders" cannot name a module',
    ],
    ["a module name with a capital", () => contract("Orders", {}), '"Orders" cannot name a module'],
    [
      "a reserved operation name",
      () => contract("orders", { queries: { events: query({ input: anything, output: anything }) } }),
      '"events" is reserved',
    ],
    [
      "one name for a command and a query",
      () =>
        contract("orders", {
          commands: { find: command({ input: anything, key: () => "1" }) },
          queries: { find: query({ input: anything, output: anything }) },
        }),
      '"find" is used twice',
    ],
    [
      "an event name that is no identifier",
      () => contract("orders", { events: { "order placed": event(anything) } }),
      "plain identifier",
    ],
  ])("refuses %s", (_, make, message) => {
    expect(make).toThrow(AshlarError);
    expect(make).toThrow(message);
  });
});

describe("an event's versions", () => {
  const placed = event(z.object({ total: z.number() }))
    .next(z.object({ total: z.number(), currency: z.string() }), (v1) => ({ ...v1, currency: "EUR" }))
    .next(z.object({ amount: z.object({ cents: z.number(), currency: z.string() }) }), (v2) => ({
      amount: { cents: v2.total * 100, currency: v2.currency },
    }));

  test("count up", () => expect(placed.version).toBe(3));

  test.each([
    [1, { total: 2 }],
    [2, { total: 2, currency: "EUR" }],
    [3, { amount: { cents: 200, currency: "EUR" } }],
  ])("data stored as version %i is read as the newest", (version, data) => {
    expect(upcast(placed, version, data)).toEqual({ amount: { cents: 200, currency: "EUR" } });
  });
});

describe("upcast data", () => {
  const sold = event(z.object({ sku: z.string() }))
    .next(z.object({ sku: z.string(), count: z.number().default(1) }), (v1) => v1)
    .next(z.object({ sku: z.string(), count: z.number(), note: z.string().default("") }), (v2) => v2);

  test("is parsed by the schema of each version it goes through", () =>
    expect(upcast(sold, 1, { sku: "a" })).toEqual({ sku: "a", count: 1, note: "" }));

  test("that does not fit is refused", () =>
    expect(() => upcast(sold, 1, { sku: 7 })).toThrow(
      "Upcast to version 2, the data does not fit its schema: sku: ",
    ));

  test("of a newer version than the contract's is refused", () =>
    expect(() => upcast(sold, 4, {})).toThrow("stored as version 4, but its contract knows version 3"));

  test("cannot wait for a schema that waits", () => {
    const slow = event(anything).next(
      z.object({}).refine(async () => true),
      (v1) => v1,
    );
    expect(() => upcast(slow, 1, {})).toThrow("must not be asynchronous");
  });
});

describe("parsing", () => {
  test("answers what the schema makes of a value", () => {
    expect(parse(z.object({ n: z.coerce.number().default(1) }), {})).toEqual({ ok: true, value: { n: 1 } });
  });

  test("names the place of every issue", () => {
    const parsed = parse(z.object({ lines: z.array(z.object({ sku: z.string() })) }), { lines: [{}] });
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: "lines.0.sku" }] });
  });

  test("waits for schemas that wait", async () => {
    const slow = z.string().refine(async (text) => text === "yes");
    await expect(parse(slow, "no")).resolves.toMatchObject({ ok: false });
  });
});

describe("access", () => {
  const clerk = { subject: "u-1", roles: ["clerk"], claims: {} };
  test.each([
    ["public", undefined, true],
    ["authenticated", undefined, false],
    ["authenticated", clerk, true],
    [{ roles: ["clerk", "admin"] }, clerk, true],
    [{ roles: ["admin"] }, clerk, false],
    [(caller: { subject: string }, input: { owner: string }) => caller.subject === input.owner, clerk, true],
    [() => true, undefined, false],
    [async () => false, clerk, false],
    [async () => true, clerk, false],
    [() => "yes", clerk, false],
  ] as const)("%o permits %o: %s", (access, caller, permitted) => {
    expect(permits<{ owner: string }>(access as Access<{ owner: string }>, caller, { owner: "u-1" })).toBe(
      permitted,
    );
  });
});
