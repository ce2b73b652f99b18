import { given } from "@ashlar/core/testing";
import { describe, test } from "vitest";
import { inventory } from "../modules/inventory/contract.js";
import { stock } from "../modules/inventory/stock.js";

const {
  StockReceived,
  StockReserved,
  ReservationCommitted,
  ReservationReleased,
  ReservationExpired,
  StockShipped,
} = inventory.events;

const sku = "mug";
const orderId = "o-1";
const held = { sku, orderId, quantity: 3 };
const noon = new Date("2025-06-01T12:00:00.000Z");
const quarterPast = new Date("2025-06-01T12:15:00.000Z");
const expiresAt = quarterPast.toISOString();

const received = [StockReceived({ sku, quantity: 5 })];
const reserved = [...received, StockReserved({ ...held, expiresAt })];
const committed = [...reserved, ReservationCommitted(held)];
const shipped = [...committed, StockShipped(held)];
const released = [...reserved, ReservationReleased(held)];
const expired = [...reserved, ReservationExpired(held)];

test("a delivery goes into stock", () =>
  given(stock, received)
    .when(inventory.receive, { sku, quantity: 2 })
    .then([StockReceived({ sku, quantity: 2 })]));

describe("reserving stock", () => {
  test("holds it for a quarter of an hour", () =>
    given(stock, received).when(inventory.reserve, held, { now: noon }).then([reserved[1]!]));
  test("can take the last piece", () =>
    given(stock, received)
      .when(inventory.reserve, { ...held, quantity: 5 }, { now: noon })
      .then([StockReserved({ ...held, quantity: 5, expiresAt })]));
  test("is refused when there is too little", async () => {
    await given(stock, []).when(inventory.reserve, held).thenRejects("OutOfStock", { available: 0 });
    await given(stock, reserved)
      .when(inventory.reserve, { ...held, orderId: "o-2" })
      .thenRejects("OutOfStock", { available: 2 });
  });
  test("twice for one order holds it once", () =>
    given(stock, reserved).when(inventory.reserve, held).thenNothing());
  test("twice for one order cannot change how much", () =>
    given(stock, reserved)
      .when(inventory.reserve, { ...held, quantity: 1 })
      .thenRejects("AlreadyReserved", { quantity: 3 }));
});

describe("a reservation", () => {
  test("can be committed, once", async () => {
    await given(stock, reserved).when(inventory.commit, { sku, orderId }).then([committed[2]!]);
    await given(stock, committed).when(inventory.commit, { sku, orderId }).thenNothing();
  });
  test("cannot be committed when it is gone", async () => {
    for (const history of [received, released, expired, shipped]) {
      await given(stock, history).when(inventory.commit, { sku, orderId }).thenRejects("NotReserved");
    }
  });
  test("is shipped only when it is committed", async () => {
    await given(stock, committed).when(inventory.ship, { sku, orderId }).then([shipped[3]!]);
    await given(stock, reserved).when(inventory.ship, { sku, orderId }).thenRejects("NotReserved");
  });
  test("can be released, committed or not", async () => {
    await given(stock, reserved).when(inventory.release, { sku, orderId }).then([released[2]!]);
    await given(stock, committed)
      .when(inventory.release, { sku, orderId })
      .then([ReservationReleased(held)]);
  });
  test("that is gone has nothing to release", async () => {
    for (const history of [received, released, expired, shipped]) {
      await given(stock, history).when(inventory.release, { sku, orderId }).thenNothing();
    }
  });
  test("gives back what it held", async () => {
    for (const history of [released, expired]) {
      await given(stock, history)
        .when(inventory.reserve, { ...held, quantity: 6 })
        .thenRejects("OutOfStock", { available: 5 });
    }
  });
});

describe("a reservation whose time is up", () => {
  const expireIt = { sku, orderId };
  test("expires, and not before", async () => {
    await given(stock, reserved).when(inventory.expire, expireIt, { now: quarterPast }).then([expired[2]!]);
    await given(stock, reserved)
      .when(inventory.expire, expireIt, { now: new Date(quarterPast.getTime() - 1) })
      .thenNothing();
  });
  test("does not expire once it is committed", () =>
    given(stock, committed).when(inventory.expire, expireIt, { now: quarterPast }).thenNothing());
});
