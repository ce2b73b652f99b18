import { describe, expect, test } from "vitest";
import { askedPatterns } from "../../src/gate/asked-patterns.js";
import { architecture } from "./project.js";

const asked = (modules: Parameters<typeof architecture>[0]) =>
  askedPatterns(architecture(modules)).patterns.map(
    ({ pattern, module, by }) => `${module}: ${pattern} by ${by}`,
  );

describe("an architecture asks for", () => {
  test("nothing, when all modules of rows share a unit", () => {
    expect(asked({ orders: {}, search: { unit: "main" } })).toEqual([]);
    expect(asked({ orders: { unit: "shop" }, search: { unit: "shop" } })).toEqual([]);
    expect(asked({})).toEqual([]);
  });

  test("nothing more, when events travel by the database", () => {
    expect(asked({ orders: { events: "postgres" } })).toEqual([]);
  });

  test("the extraction of what lives outside of the largest unit", () => {
    expect(asked({ orders: {}, payments: {}, search: { unit: "search" } })).toEqual([
      "search: selective-extraction by unit",
    ]);
    expect(asked({ orders: { unit: "core" }, payments: { unit: "core" }, search: {} })).toEqual([
      "search: selective-extraction by unit",
    ]);
  });

  test("the extraction of what is not in `main`, when two units are of a size", () => {
    expect(asked({ orders: { unit: "core" }, search: {} })).toEqual(["orders: selective-extraction by unit"]);
  });

  test("microservices, from four units of which none holds half of the modules", () => {
    const services = { orders: {}, payments: { unit: "b" }, search: { unit: "c" }, users: { unit: "d" } };
    expect(asked(services)).toEqual([
      "orders: microservices by unit",
      "payments: microservices by unit",
      "search: microservices by unit",
      "users: microservices by unit",
    ]);
    expect(asked({ ...services, billing: {}, stock: {} })).toEqual([
      "payments: selective-extraction by unit",
      "search: selective-extraction by unit",
      "users: selective-extraction by unit",
    ]);
  });

  test("an overlay for each module that has a broker, or keeps its state as events or in memory", () => {
    expect(
      asked({
        ledger: { state: "events", events: "kafka" },
        book: { state: "memory" },
        orders: { events: "nats" },
      }),
    ).toEqual([
      "ledger: event-driven by events",
      "orders: event-driven by events",
      "ledger: cqrs-es by state",
      "book: space-based by state",
    ]);
  });
});
