import { expect, test } from "vitest";
import { type Architecture, parseArchitecture, patterns } from "../../src/architecture/index.js";

function architecture(
  modulesText: string,
  names = ["inventory", "ledger", "orders", "users"],
  events = "local",
): Architecture {
  return parseArchitecture(`events: ${events}\nmodules: ${modulesText}\n`, {
    file: "architecture.yaml",
    environment: {},
    modules: names.map((name) => ({ name, plainHandlers: false })),
  });
}

const names = (found: Architecture) => patterns(found).map(({ pattern }) => pattern);

test("the default is a modular monolith", () => {
  expect(patterns(architecture("{}"))).toEqual([
    { pattern: "modular monolith", because: "all 4 modules run in unit main" },
  ]);
});

test("one module alone is a layered monolith", () => {
  expect(names(architecture("{}", ["orders"]))).toEqual(["layered monolith"]);
});

test("no modules amount to nothing", () => {
  expect(names(architecture("{}", []))).toEqual([]);
});

test("a unit for every module is microservices", () => {
  const found = architecture("{ inventory: { unit: i }, ledger: { unit: l }, orders: { unit: o } }");
  expect(patterns(found)).toEqual([{ pattern: "microservices", because: "4 modules run in 4 units" }]);
});

test("the honest answer is often a mixture", () => {
  const found = architecture("{ ledger: { state: events }, inventory: { unit: inventory } }");
  expect(patterns(found)).toEqual([
    { pattern: "modular monolith", because: "3 of 4 modules run in unit main" },
    { pattern: "microservices", because: "apart from them run inventory in unit inventory" },
    { pattern: "CQRS + event sourcing", because: "the state of ledger is kept as events" },
  ]);
});

test("a broker makes it event-driven; PostgreSQL is none", () => {
  expect(names(architecture("{}", undefined, "postgres"))).toEqual(["modular monolith"]);
  expect(patterns(architecture("{ ledger: { events: local } }", undefined, "kafka"))).toContainEqual({
    pattern: "event-driven",
    because: "the events of inventory, orders and users travel by kafka",
  });
});

test("state in memory is space-based", () => {
  expect(names(architecture("{ inventory: { state: memory, replicas: 3 } }"))).toEqual([
    "modular monolith",
    "space-based",
  ]);
});
