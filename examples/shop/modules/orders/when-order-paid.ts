import { isRejection, react } from "@ashlar/core";
import { inventory } from "../inventory/contract.js";
import { orders } from "./contract.js";

/** Keeps the reserved stock for good, unless the money came too late and a reservation is gone. */
export const whenOrderPaid = react(orders.events.OrderPaid, async ({ orderId, skus }, { call }) => {
  try {
    for (const sku of skus) await call(inventory.commit, { sku, orderId });
    await call(orders.confirm, { orderId });
  } catch (error) {
    if (!isRejection(error, inventory.commit, "NotReserved")) throw error;
    await call(orders.lapse, { orderId });
  }
});
