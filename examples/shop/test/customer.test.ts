import { given } from "@ashlar/core/testing";
import { test } from "vitest";
import { orders } from "../modules/orders/contract.js";
import { customer } from "../modules/orders/customer.js";

const customerId = "alice";
const blocked = [orders.events.CustomerBlocked({ customerId })];

test("anybody may order", () => given(customer, []).when(orders.admitCustomer, { customerId }).thenNothing());

test("a blocked customer may not", () =>
  given(customer, blocked).when(orders.admitCustomer, { customerId }).thenRejects("CustomerBlocked"));

test("a customer is blocked once", async () => {
  await given(customer, []).when(orders.blockCustomer, { customerId }).then(blocked);
  await given(customer, blocked).when(orders.blockCustomer, { customerId }).thenNothing();
});
