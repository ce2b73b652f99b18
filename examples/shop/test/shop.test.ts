import type { Application } from "@ashlar/core";
import { type ManualClock, manualClock, startApp } from "@ashlar/core/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { violations } from "../invariants.js";
import { inventory } from "../modules/inventory/contract.js";
import inventoryModule from "../modules/inventory/module.js";
import { orders } from "../modules/orders/contract.js";
import ordersModule from "../modules/orders/module.js";
import { payments } from "../modules/payments/contract.js";
import paymentsModule from "../modules/payments/module.js";
import { users } from "../modules/users/contract.js";
import usersModule from "../modules/users/module.js";

const orderId = "o-1";
const customerId = "alice";
const lines = [
  { sku: "mug", quantity: 2, unitCents: 1250 },
  { sku: "teapot", quantity: 1, unitCents: 3900 },
];
const order = { orderId, customerId, currency: "EUR", lines, card: "tok_visa" } as const;

let clock: ManualClock;
let shop: Application;

async function openShop(reactions = ordersModule.on): Promise<void> {
  clock = manualClock(new Date("2025-06-01T12:00:00Z"));
  shop = await startApp({
    modules: [usersModule, inventoryModule, paymentsModule, { ...ordersModule, on: reactions }],
    clock,
    faults: { duplicateDeliveries: 0.5 },
  });
  await shop.call(inventory.receive, { sku: "mug", quantity: 5 });
  await shop.call(inventory.receive, { sku: "teapot", quantity: 1 });
}

beforeEach(() => openShop());

afterEach(async () => {
  const problems = [...(await violations(shop.call, [])), ...(await shop.failedEvents.list())];
  await shop.stop();
  expect(problems).toEqual([]);
});

const statusOf = async (id: string) => (await shop.call(orders.byId, { orderId: id }))?.status;
const available = async (sku: string) => (await shop.call(inventory.level, { sku }))?.available;
const payment = async (id: string) => (await shop.call(payments.ofOrder, { orderId: id }))?.status;

describe("an order", () => {
  test("is reserved, paid, confirmed and shipped", async () => {
    await shop.call(orders.place, order);
    await shop.settled();
    expect(await shop.call(orders.byId, { orderId })).toMatchObject({
      status: "confirmed",
      total: { cents: 6400, currency: "EUR" },
    });
    expect([await available("mug"), await available("teapot"), await payment(orderId)]).toEqual([
      3,
      0,
      "captured",
    ]);

    await shop.call(orders.ship, { orderId });
    await shop.settled();
    expect(await shop.call(inventory.level, { sku: "mug" })).toMatchObject({ reserved: 0, shipped: 2 });
  });

  test("is rejected as a whole when one article is out of stock", async () => {
    const twoTeapots = [lines[0]!, { ...lines[1]!, quantity: 2 }];
    await shop.call(orders.place, { ...order, lines: twoTeapots });
    await shop.settled();
    expect(await shop.call(orders.byId, { orderId })).toMatchObject({
      status: "rejected",
      reason: "outOfStock",
    });
    expect([await available("mug"), await available("teapot"), await payment(orderId)]).toEqual([
      5,
      1,
      undefined,
    ]);
  });

  test("is rejected when the card is declined or not good for so much", async () => {
    await shop.call(orders.place, { ...order, card: "tok_declined" });
    const dear = [{ sku: "mug", quantity: 1, unitCents: 500_001 }];
    await shop.call(orders.place, { ...order, orderId: "o-2", lines: dear });
    await shop.settled();
    expect(await shop.call(orders.byId, { orderId })).toMatchObject({
      status: "rejected",
      reason: "cardDeclined",
    });
    expect(await shop.call(orders.byId, { orderId: "o-2" })).toMatchObject({ reason: "overLimit" });
    expect(await available("mug")).toBe(5);
  });

  test("is undone when the customer cancels it", async () => {
    await shop.call(orders.place, order);
    await shop.settled();
    await shop.call(orders.cancel, { orderId, customerId });
    await shop.settled();
    expect(await shop.call(orders.byId, { orderId })).toMatchObject({
      status: "cancelled",
      reason: "byCustomer",
    });
    expect([await available("mug"), await available("teapot"), await payment(orderId)]).toEqual([
      5,
      1,
      "refunded",
    ]);
  });

  test("is undone when the customer cancels it on its way", async () => {
    await shop.call(orders.place, order);
    await shop.call(orders.cancel, { orderId, customerId });
    await shop.settled();
    expect(await statusOf(orderId)).toBe("cancelled");
    expect(await payment(orderId)).not.toBe("captured");
    expect(await available("mug")).toBe(5);
  });
});

test("an order is cancelled when its reservation expires before it is paid", async () => {
  await shop.stop();
  await openShop(ordersModule.on.filter(({ event }) => event !== orders.events.OrderReserved));
  await shop.call(orders.place, order);
  await shop.settled();
  expect([await statusOf(orderId), await available("mug")]).toEqual(["reserved", 3]);

  clock.advance(15 * 60_000);
  await shop.runSchedule("inventory", "expire reservations");
  await shop.settled();
  expect(await shop.call(orders.byId, { orderId })).toMatchObject({ reason: "reservationExpired" });
  expect([await available("mug"), await available("teapot")]).toEqual([5, 1]);
});

test("a suspended user's orders are rejected", async () => {
  await shop.call(users.register, { userId: customerId, email: "Alice@Example.com", name: "Alice" });
  await shop.call(users.suspend, { userId: customerId });
  await shop.settled();
  await shop.call(orders.place, order);
  await shop.settled();
  expect(await shop.call(orders.byId, { orderId })).toMatchObject({
    status: "rejected",
    reason: "customerBlocked",
  });
});

describe("a user", () => {
  const alice = { userId: customerId, email: "alice@example.com", name: "Alice" };
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => "none",
      (error) => error.reason,
    );

  test("has an e-mail address that nobody else has", async () => {
    await shop.call(users.register, { ...alice, email: "Alice@Example.com" });
    expect(await refusal(shop.call(users.register, { ...alice, userId: "bob" }))).toBe("EmailTaken");
    expect(await refusal(shop.call(users.register, alice))).toBe("AlreadyRegistered");
    expect(await shop.call(users.profile, { userId: "bob" })).toBeNull();
  });

  test("can change the name", async () => {
    await shop.call(users.register, alice);
    await shop.call(users.changeName, { userId: customerId, name: "Alice B." });
    expect(await shop.call(users.profile, { userId: customerId })).toEqual({
      ...alice,
      name: "Alice B.",
      status: "active",
    });
    expect(await refusal(shop.call(users.changeName, { userId: "bob", name: "Bob" }))).toBe("NoSuchUser");
  });

  test("stays suspended when suspended twice", async () => {
    await shop.call(users.register, alice);
    await shop.call(users.suspend, { userId: customerId });
    await shop.call(users.suspend, { userId: customerId });
    expect(await shop.call(users.profile, { userId: customerId })).toMatchObject({ status: "suspended" });
    expect(await refusal(shop.call(users.suspend, { userId: "bob" }))).toBe("NoSuchUser");
  });
});

describe("outside the shop", () => {
  const alice = { subject: customerId, roles: [], claims: {} };
  const mallory = { subject: "mallory", roles: [], claims: {} };
  const clerk = { subject: "eve", roles: ["clerk"], claims: {} };

  test("customers order for themselves only", async () => {
    await expect(shop.request(orders.place, order, { caller: mallory })).rejects.toMatchObject({
      kind: "Denied",
    });
    await shop.request(orders.place, order, { caller: alice });
    await shop.settled();
    expect(await shop.request(orders.byId, { orderId }, { caller: alice })).toMatchObject({ orderId });
    expect(await shop.request(orders.byId, { orderId }, { caller: clerk })).toMatchObject({ orderId });
    expect(await shop.request(orders.byId, { orderId }, { caller: mallory })).toBeNull();
  });

  test("nobody takes the steps that orders takes by itself", async () => {
    for (const operation of [orders.confirm, orders.reject, inventory.reserve, payments.refund]) {
      const request = shop.request(operation, { orderId, sku: "mug", quantity: 1 }, { caller: clerk });
      await expect(request).rejects.toMatchObject({ kind: "Unknown" });
    }
  });
});
