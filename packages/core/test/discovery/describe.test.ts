import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseArchitecture } from "../../src/architecture/index.js";
import { command, contract, event, query } from "../../src/contract/index.js";
import { describeMermaid, describeSystem, describeText } from "../../src/discovery/index.js";
import { database, entity, every, module, react, view } from "../../src/module/index.js";

const id = z.object({ id: z.string(), region: z.string() });
const payments = contract("payments", {
  commands: {
    capture: command({ input: id, key: (c) => c.id, rejects: { Declined: z.object({}) }, access: "public" }),
    refund: command({ input: id, key: (c) => `${c.region}/${c.id}`, access: { roles: ["clerk", "admin"] } }),
    sweep: command({
      input: id,
      key: (c) => c.id.slice(0, 2),
      access: (caller, c) => caller.subject === c.id,
    }),
  },
  events: { Captured: event(id).next(id, (old) => old), Refunded: event(id) },
});
const orders = contract("orders", {
  commands: { confirm: command({ input: id, key: () => "all" }) },
  queries: { byId: query({ input: id, output: id, access: "authenticated" }) },
});

const modules = [
  module(orders, {
    commands: { confirm: () => {} },
    database: database({}),
    queries: { byId: (q) => q },
    on: [
      react(payments.events.Captured, () => {}),
      react(payments.events.Refunded, () => {}),
      react(payments.events.Captured, () => {}),
    ],
    schedules: [every(30, "chase payments", () => {})],
  }),
  module(payments, {
    entities: [
      entity(payments, {
        name: "payment",
        initial: {},
        decide: { capture: () => undefined, refund: () => undefined, sweep: () => undefined },
        evolve: {},
      }),
    ],
    views: [view(payments, { name: "captured", row: id, on: {} })],
  }),
];

function describeUnder(yaml: string) {
  const facts = modules.map(({ contract: { name } }) => ({ name, plainHandlers: name === "orders" }));
  const architecture = parseArchitecture(yaml, {
    file: "architecture.yaml",
    environment: {},
    modules: facts,
  });
  return describeSystem(modules, architecture, [
    { from: "orders", to: "payments", operations: ["capture"] },
    { from: "payments", to: "orders", operations: [] },
  ]);
}

const mixed = describeUnder("modules: { payments: { unit: back-office, state: events, replicas: 2 } }");

test("everything that can be said without running it", () => {
  expect(mixed).toMatchObject({
    data: "sqlite",
    units: [
      { name: "back-office", replicas: 2, modules: ["payments"] },
      { name: "main", replicas: 1, modules: ["orders"] },
    ],
    listens: [
      { from: "payments", event: "Captured", to: "orders" },
      { from: "payments", event: "Refunded", to: "orders" },
    ],
  });
  expect(mixed.modules[0]).toEqual({
    name: "orders",
    unit: "main",
    state: "rows",
    commands: [{ name: "confirm", rejects: [], access: "internal", handledBy: "plain handler" }],
    queries: [{ name: "byId", access: "authenticated" }],
    events: [],
    views: [],
    tables: true,
    reactsTo: ["payments.Captured", "payments.Refunded"],
    schedules: [{ name: "chase payments", seconds: 30 }],
  });
  expect(mixed.modules[1]).toMatchObject({
    unit: "back-office",
    state: "events",
    commands: [
      { name: "capture", key: "{id}", rejects: ["Declined"], access: "public", handledBy: "payment" },
      { name: "refund", key: "{region}/{id}", access: { roles: ["clerk", "admin"] } },
      { name: "sweep", access: "rule" },
    ],
    events: [
      { type: "Captured", version: 2 },
      { type: "Refunded", version: 1 },
    ],
    views: ["captured"],
  });
});

test("a description is plain data", () => {
  expect(JSON.parse(JSON.stringify(mixed))).toEqual(mixed);
});

test("an import that a reaction explains is no call", () => {
  const system = describeSystem(
    modules,
    parseArchitecture("", {
      file: "",
      environment: {},
      modules: [
        { name: "orders", plainHandlers: true },
        { name: "payments", plainHandlers: false },
      ],
    }),
    [{ from: "orders", to: "payments", operations: [] }],
  );
  expect(system.mayCall).toEqual([]);
});

describe("renderings", () => {
  test.each([
    ["text", describeText],
    ["mermaid", describeMermaid],
  ])("as %s", (name, render) => {
    const file = new URL(`golden/describe.${name}`, import.meta.url);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, render(mixed));
    expect(render(mixed)).toBe(readFileSync(file, "utf8"));
  });
});
