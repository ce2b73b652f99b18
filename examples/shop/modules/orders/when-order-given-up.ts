import { type Call, isRejection, react } from "@ashlar/core";
import { inventory } from "../inventory/contract.js";
import { payments } from "../payments/contract.js";
import { orders } from "./contract.js";

/** A rejected order has not been paid: only its stock goes back. */
export const whenOrderRejected = react(orders.events.OrderRejected, async ({ orderId, skus }, { call }) => {
  for (const sku of skus) await call(inventory.release, { sku, orderId });
});

/** A cancelled order may have come as far as confirmed: its stock and its money go back. */
export const whenOrderCancelled = react(orders.events.OrderCancelled, async ({ orderId, skus }, { call }) => {
  for (const sku of skus) await call(inventory.release, { sku, orderId });
  await giveMoneyBack(orderId, call);
});

async function giveMoneyBack(orderId: string, call: Call): Promise<void> {
  try {
    await call(payments.void, { orderId });
  } catch (error) {
    if (!isRejection(error, payments.void, "WrongStatus")) throw error;
    if (error.data.status === "captured") await call(payments.refund, { orderId });
  }
}
