import { isRejection, react } from "@ashlar/core";
import { inventory } from "../inventory/contract.js";
import { orders } from "./contract.js";

/** Holds stock for every line. What was held for a rejected order is released by `when-order-given-up.ts`. */
export const whenOrderPlaced = react(
  orders.events.OrderPlaced,
  async ({ orderId, customerId, lines }, { call }) => {
    try {
      await call(orders.admitCustomer, { customerId });
      for (const { sku, quantity } of lines) await call(inventory.reserve, { sku, orderId, quantity });
      await call(orders.noteReserved, { orderId });
    } catch (error) {
      if (isRejection(error, orders.admitCustomer, "CustomerBlocked")) {
        await call(orders.reject, { orderId, reason: "customerBlocked" });
      } else if (isRejection(error, inventory.reserve, "OutOfStock")) {
        await call(orders.reject, { orderId, reason: "outOfStock" });
      } else throw error;
    }
  },
);
