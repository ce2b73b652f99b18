import { given } from "@ashlar/core/testing";
import { describe, test } from "vitest";
import { orders } from "../modules/orders/contract.js";
import { order } from "../modules/orders/order.js";

const { OrderPlaced, OrderReserved, OrderPaid, OrderConfirmed, OrderShipped, OrderRejected, OrderCancelled } =
  orders.events;

const orderId = "o-1";
const customerId = "alice";
const card = "tok_visa";
const lines = [
  { sku: "mug", quantity: 2, unitCents: 1250 },
  { sku: "teapot", quantity: 1, unitCents: 3900 },
];
const total = { cents: 6400, currency: "EUR" } as const;
const goods = { orderId, skus: ["mug", "teapot"] };
const placeIt = { orderId, customerId, currency: "EUR", lines, card } as const;

const placed = [OrderPlaced({ orderId, customerId, lines, total, card })];
const reserved = [...placed, OrderReserved({ orderId, customerId, total, card })];
const paid = [...reserved, OrderPaid(goods)];
const confirmed = [...paid, OrderConfirmed({ orderId })];
const shipped = [...confirmed, OrderShipped(goods)];
const rejected = [...placed, OrderRejected({ ...goods, reason: "outOfStock" })];
const cancelled = [...placed, OrderCancelled({ ...goods, reason: "byCustomer" })];

describe("placing an order", () => {
  test("adds up what it costs", () => given(order, []).when(orders.place, placeIt).then(placed));
  test("happens once", () => given(order, placed).when(orders.place, placeIt).thenRejects("AlreadyPlaced"));
  test("happens once, even if it was given up", () =>
    given(order, cancelled).when(orders.place, placeIt).thenRejects("AlreadyPlaced"));
});

describe("on its way to being confirmed, an order", () => {
  test("is reserved", () => given(order, placed).when(orders.noteReserved, { orderId }).then([reserved[1]!]));
  test("is paid", () => given(order, reserved).when(orders.notePaid, { orderId }).then([paid[2]!]));
  test("is confirmed", () => given(order, paid).when(orders.confirm, { orderId }).then([confirmed[3]!]));
  test("skips no step", async () => {
    await given(order, placed).when(orders.notePaid, { orderId }).thenNothing();
    await given(order, reserved).when(orders.confirm, { orderId }).thenNothing();
  });
  test("takes no step twice", async () => {
    await given(order, reserved).when(orders.noteReserved, { orderId }).thenNothing();
    await given(order, paid).when(orders.notePaid, { orderId }).thenNothing();
    await given(order, confirmed).when(orders.confirm, { orderId }).thenNothing();
  });
  test("goes no further once it was cancelled", async () => {
    await given(order, cancelled).when(orders.noteReserved, { orderId }).thenNothing();
    await given(order, cancelled).when(orders.notePaid, { orderId }).thenNothing();
    await given(order, cancelled).when(orders.confirm, { orderId }).thenNothing();
    await given(order, cancelled).when(orders.reject, { orderId, reason: "cardDeclined" }).thenNothing();
  });
});

describe("rejecting an order", () => {
  const cardDeclined = { orderId, reason: "cardDeclined" } as const;
  test("says why", async () => {
    await given(order, placed).when(orders.reject, { orderId, reason: "outOfStock" }).then([rejected[1]!]);
    await given(order, reserved)
      .when(orders.reject, cardDeclined)
      .then([OrderRejected({ ...goods, reason: "cardDeclined" })]);
  });
  test("is too late once it is paid", () =>
    given(order, paid).when(orders.reject, cardDeclined).thenNothing());
});

describe("an order whose reservation expired", () => {
  const lapsed = [OrderCancelled({ ...goods, reason: "reservationExpired" })];
  test("is cancelled, even when it was paid in the meantime", async () => {
    for (const history of [placed, reserved, paid]) {
      await given(order, history).when(orders.lapse, { orderId }).then(lapsed);
    }
  });
  test("stays what it is once it is settled", async () => {
    for (const history of [[], confirmed, shipped, rejected, cancelled]) {
      await given(order, history).when(orders.lapse, { orderId }).thenNothing();
    }
  });
});

describe("the customer", () => {
  const cancelIt = { orderId, customerId };
  test("can cancel an order until it is shipped", async () => {
    for (const history of [placed, reserved, paid, confirmed]) {
      await given(order, history).when(orders.cancel, cancelIt).then([cancelled[1]!]);
    }
    await given(order, shipped).when(orders.cancel, cancelIt).thenRejects("TooLate", { status: "shipped" });
  });
  test("can cancel it twice", () => given(order, cancelled).when(orders.cancel, cancelIt).thenNothing());
  test("cannot cancel what was rejected", () =>
    given(order, rejected).when(orders.cancel, cancelIt).thenRejects("TooLate", { status: "rejected" }));
  test("cannot cancel, or even find, somebody else's order", async () => {
    await given(order, placed)
      .when(orders.cancel, { orderId, customerId: "mallory" })
      .thenRejects("NoSuchOrder");
    await given(order, []).when(orders.cancel, cancelIt).thenRejects("NoSuchOrder");
  });
});

describe("shipping an order", () => {
  test("follows its confirmation", () =>
    given(order, confirmed).when(orders.ship, { orderId }).then([shipped[4]!]));
  test("happens once", () => given(order, shipped).when(orders.ship, { orderId }).thenNothing());
  test("needs its confirmation", async () => {
    await given(order, paid).when(orders.ship, { orderId }).thenRejects("NotConfirmed", { status: "paid" });
    await given(order, cancelled)
      .when(orders.ship, { orderId })
      .thenRejects("NotConfirmed", { status: "cancelled" });
  });
});
