import type { Call, OperationRef } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { violations } from "../invariants.js";
import type { HistoryEntry } from "../load.js";
import type { StockLevel } from "../modules/inventory/contract.js";
import type { OrderSummary } from "../modules/orders/contract.js";
import type { Account, PaymentSummary } from "../modules/payments/contract.js";

interface Books {
  orders: OrderSummary[];
  levels: StockLevel[];
  accounts: Account[];
  payments: PaymentSummary[];
}

// One order of two mugs, confirmed and paid.
const own = { orderId: "o-1", customerId: "alice" };
const lines = [{ sku: "mug", quantity: 2, unitCents: 1250 }];
const total = { cents: 2500, currency: "EUR" } as const;
const order: OrderSummary = {
  ...own,
  status: "confirmed",
  reason: null,
  lines,
  total,
  placedAt: "2025-06-01",
};
const level = { sku: "mug", received: 5, available: 3, reserved: 2, shipped: 0 };
const account = { customerId: "alice", currency: "EUR", captured: 2500, refunded: 0 } as const;
const payment: PaymentSummary = { ...own, status: "captured", amount: total };
const books: Books = { orders: [order], levels: [level], accounts: [account], payments: [payment] };

async function found(wrong: Partial<Books>, history: readonly HistoryEntry[] = []): Promise<string[]> {
  const state = { ...books, ...wrong };
  const call = async ({ id }: OperationRef, input: { orderId?: string }) => {
    if (id === "orders.list") return { rows: state.orders };
    if (id === "inventory.levels") return { rows: state.levels };
    if (id === "payments.ledger") return { rows: state.accounts };
    return state.payments.find(({ orderId }) => orderId === input.orderId) ?? null;
  };
  return violations(call as Call, history);
}

const placed: HistoryEntry = {
  orderId: "o-1",
  key: "k-1",
  action: "place",
  acknowledged: true,
  answer: "done",
};

test("nothing is found when all is well", async () => {
  expect(await found({}, [placed, placed])).toEqual([]);
});

describe("found is", () => {
  const cancelled: OrderSummary = { ...order, status: "cancelled" };
  const wrongs: Record<string, [wrong: Partial<Books>, message: string]> = {
    "an order that does not end": [{ orders: [{ ...order, status: "paid" }] }, "order o-1 is still paid"],
    "negative stock": [{ levels: [{ ...level, available: -1 }] }, "less than none"],
    "stock that went missing": [{ levels: [{ ...level, received: 6 }] }, "does not add up"],
    "stock held for nobody": [{ orders: [cancelled] }, "but 0 in confirmed orders"],
    "stock shipped for nobody": [{ levels: [{ ...level, shipped: 1 }] }, "but 0 in shipped orders"],
    "money for nothing": [{ accounts: [{ ...account, captured: 9900 }] }, "9900 cents EUR were earned"],
    "money that was kept": [{ orders: [cancelled] }, "order o-1 is cancelled, but its payment is captured"],
    "an order that nobody paid": [{ payments: [] }, "its payment is missing"],
  };
  for (const [what, [wrong, message]] of Object.entries(wrongs)) {
    test(what, async () => expect((await found(wrong)).join("\n")).toContain(message));
  }

  test("an order that was acknowledged and lost", async () => {
    const lost = { ...placed, orderId: "o-2" };
    expect(await found({}, [lost])).toContain("place o-2: acknowledged, but there is no such order");
  });
  test("a cancellation that was acknowledged and forgotten", async () => {
    const forgotten = { ...placed, action: "cancel" } as const;
    expect(await found({}, [forgotten])).toContain("cancel o-1: acknowledged, but the order is confirmed");
  });
  test("an order that was placed twice", async () => {
    const again = { ...placed, key: "k-2" };
    expect(await found({}, [placed, again])).toContain("place o-1: acknowledged to two requests");
  });
  test("one request with two answers", async () => {
    const refused = { ...placed, acknowledged: false, answer: "AlreadyPlaced" };
    expect(await found({}, [placed, refused])).toContain(
      "place o-1: one request was answered done and AlreadyPlaced",
    );
  });
});
