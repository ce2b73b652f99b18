import { isRejection, react } from "@ashlar/core";
import { payments } from "../payments/contract.js";
import { orders } from "./contract.js";

/** Takes the money. */
export const whenOrderReserved = react(
  orders.events.OrderReserved,
  async ({ orderId, customerId, total, card }, { call }) => {
    try {
      await call(payments.authorise, { orderId, customerId, amount: total, card });
      await call(payments.capture, { orderId });
      await call(orders.notePaid, { orderId });
    } catch (error) {
      if (isRejection(error, payments.authorise, "CardDeclined")) {
        await call(orders.reject, { orderId, reason: "cardDeclined" });
      } else if (isRejection(error, payments.authorise, "OverLimit")) {
        await call(orders.reject, { orderId, reason: "overLimit" });
      } else throw error;
    }
  },
);
