import { command, contract, event, promisesOf, query } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type ContractConsumer, changesOf, contractViolations } from "../../src/contracts/index.js";
import { expectGolden } from "../rules/golden.js";

const id = z.string().min(1);
const line = z.object({ sku: z.string(), quantity: z.int().min(1).max(100) });
const card = z.object({ by: z.literal("card"), number: z.string().regex(/^\d+$/) });
const invoice = z.object({ by: z.literal("invoice"), vat: z.string() });

const before = [
  contract("orders", {
    commands: {
      place: command({
        input: z.object({ orderId: id, lines: z.array(line).max(50), note: z.string().optional() }),
        key: (c) => c.orderId,
        rejects: { OutOfStock: z.object({ sku: z.string() }), Closed: z.object({}) },
        access: "authenticated",
      }),
      pay: command({
        input: z.object({ orderId: id, with: z.union([card, invoice]) }),
        key: (c) => c.orderId,
      }),
      cancel: command({ input: z.object({ orderId: id }), key: (c) => c.orderId }),
    },
    queries: {
      byId: query({
        input: z.object({ orderId: id }),
        output: z.object({ status: z.enum(["open", "paid"]), total: z.number() }),
      }),
    },
    events: {
      OrderPlaced: event(z.object({ orderId: id, total: z.number() })),
      OrderPaid: event(z.object({ orderId: id })).next(z.object({ orderId: id, at: z.string() }), (old) => ({
        ...old,
        at: "",
      })),
    },
  }),
  contract("legacy", {}),
].map(promisesOf);

const after = [
  contract("orders", {
    commands: {
      place: command({
        input: z.strictObject({
          orderId: id.regex(/^o-/),
          lines: z.array(line.extend({ quantity: z.int().min(1).max(50), unit: z.string() })).max(20),
          customerId: id,
        }),
        key: (c) => c.customerId,
        rejects: { OutOfStock: z.object({ sku: z.string().optional() }), TooLarge: z.object({}) },
        access: { roles: ["clerk"] },
      }),
      pay: command({
        input: z.object({ orderId: id, with: card.extend({ number: z.string().regex(/^[0-9]+$/) }) }),
        key: (c) => c.orderId.toUpperCase().trim(),
      }),
    },
    queries: {
      byId: query({
        input: z.object({ orderId: id }),
        output: z.object({ status: z.enum(["open", "paid", "void"]), lines: z.array(line) }),
      }),
    },
    events: {
      OrderPlaced: event(
        z.object({ orderId: id, total: z.string(), currency: z.string(), note: id.optional() }),
      ),
      OrderPaid: event(z.object({ orderId: id })),
    },
  }),
].map(promisesOf);

const use = (module: string, member: string, line: number, of = "orders"): ContractConsumer => ({
  module,
  contract: of,
  member,
  file: `modules/${module}/module.ts`,
  line,
  column: 9,
});
const consumers = [
  use("inventory", "place", 12),
  use("payments", "place", 7),
  use("payments", "events.OrderPlaced", 8),
  use("shipping", "byId", 3),
  use("shipping", "anything", 4, "legacy"),
];
const fileOf = (name: string) => `modules/${name}/contract.ts`;

describe("stable-contracts", () => {
  const changes = changesOf(before, after);
  const violations = contractViolations(changes, consumers, fileOf);

  test("each break says what changed, who is hurt and how to mend it", () => {
    const text = violations.map(({ identity, message, fix, places, details = [] }) =>
      [
        identity,
        `  ${message}`,
        ...details.map((detail) => `  - ${detail}`),
        ...places.map(({ file, line, column }) => `  at ${[file, line, column].filter(Boolean).join(":")}`),
        `  fix: ${fix}`,
      ].join("\n"),
    );
    expectGolden("stable-contracts", `${text.join("\n\n")}\n`);
  });

  test("an addition is no violation", () => {
    const additions = changesOf(after, after.concat(promisesOf(contract("more", {}))));
    expect(additions.map(({ message }) => message)).toEqual(["Contract more is new."]);
    expect(contractViolations(additions, consumers, fileOf)).toEqual([]);
  });

  test("violations differ in their identity", () => {
    expect(new Set(violations.map(({ identity }) => identity)).size).toBe(violations.length);
  });

  test("a break names the consumers of that part, and shows their places after the contract's", () => {
    const gone = violations.find(({ identity }) => identity === "orders command place input.note: removed");
    expect(gone?.places).toEqual([
      { file: "modules/orders/contract.ts" },
      { file: "modules/inventory/module.ts", line: 12, column: 9 },
      { file: "modules/payments/module.ts", line: 7, column: 9 },
    ]);
    expect(gone?.details).toEqual([
      "inventory uses orders.place in modules/inventory/module.ts:12",
      "payments uses orders.place in modules/payments/module.ts:7",
    ]);
  });

  test("a contract that goes breaks whoever uses any part of it", () => {
    const gone = violations.find(({ identity }) => identity === "legacy contract: removed");
    expect(gone?.details).toEqual(["shipping uses legacy.anything in modules/shipping/module.ts:4"]);
  });

  test("a break of what nobody else here uses says so", () => {
    const gone = violations.find(({ identity }) => identity === "orders command cancel: removed");
    expect(gone?.details).toEqual(["No other module uses orders.cancel."]);
  });

  test("access and keys do not concern other modules' code", () => {
    const [access, key] = ["access: narrowed", "key: changed"].map((what) =>
      violations.find(({ identity }) => identity === `orders command place ${what}`),
    );
    expect(access?.details).toEqual([]);
    expect(key?.places).toEqual([{ file: "modules/orders/contract.ts" }]);
  });
});

test("an event's new version is told, with what to mind", () => {
  const first = event(z.object({ a: z.string() }));
  const next = first.next(z.object({ b: z.string() }), ({ a }) => ({ b: a }));
  const promises = [first, next].map((OrderPlaced) => [
    promisesOf(contract("orders", { events: { OrderPlaced } })),
  ]);
  expect(changesOf(promises[0]!, promises[1]!)).toMatchObject([
    {
      kind: "additive",
      message: "Event orders.OrderPlaced: `version` was 1 and is 2.",
      fix: "Deploy its consumers first: code that does not know the version cannot read it.",
    },
  ]);
});
