import { view } from "@ashlar/core";
import { type OrderSummary, orderSummary, orders } from "./contract.js";

/** How each order stands. */
export const orderSummaries = view(orders, {
  name: "orderSummaries",
  row: orderSummary,
  indexes: { customerId: "text" },
  on: {
    OrderPlaced: (_, { orderId, customerId, lines, total }, { at }): OrderSummary => ({
      orderId,
      customerId,
      status: "placed",
      reason: null,
      lines,
      total,
      placedAt: at.toISOString(),
    }),
    OrderReserved: become("reserved"),
    OrderPaid: become("paid"),
    OrderConfirmed: become("confirmed"),
    OrderShipped: become("shipped"),
    OrderRejected: (order, { reason }) => order && giveUp(order, "rejected", reason),
    OrderCancelled: (order, { reason }) => order && giveUp(order, "cancelled", reason),
  },
});

function become(status: OrderSummary["status"]) {
  return (order: OrderSummary | undefined): OrderSummary | undefined => order && { ...order, status };
}

function giveUp(
  order: OrderSummary,
  status: "rejected" | "cancelled",
  reason: OrderSummary["reason"],
): OrderSummary {
  return { ...order, status, reason };
}
