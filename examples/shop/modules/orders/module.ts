import { module, react } from "@ashlar/core";
import { inventory } from "../inventory/contract.js";
import { users } from "../users/contract.js";
import { orders } from "./contract.js";
import { customer } from "./customer.js";
import { order } from "./order.js";
import { orderSummaries } from "./order-summaries.js";
import { whenOrderCancelled, whenOrderRejected } from "./when-order-given-up.js";
import { whenOrderPaid } from "./when-order-paid.js";
import { whenOrderPlaced } from "./when-order-placed.js";
import { whenOrderReserved } from "./when-order-reserved.js";

/**
 * Orders leads the way through the other modules. Each step is a reaction to the order's own last event: it asks another
 * module for something and tells the order how it went. An order's events are handled one after the other, so no two
 * steps of one order ever overlap, and a step that was interrupted is taken again.
 */
export default module(orders, {
  entities: [order, customer],
  views: [orderSummaries],
  queries: {
    byId: async ({ orderId }, { views, caller }) => {
      const found = await views.orderSummaries.get(orderId);
      const allowed = !caller || caller.subject === found?.customerId || caller.roles.includes("clerk");
      return allowed ? found : null;
    },
    ofCustomer: ({ customerId, ...page }, { views }) =>
      views.orderSummaries.find({ where: { customerId }, ...page }),
    list: (page, { views }) => views.orderSummaries.find(page),
  },
  on: [
    whenOrderPlaced,
    whenOrderReserved,
    whenOrderPaid,
    whenOrderRejected,
    whenOrderCancelled,
    react(orders.events.OrderShipped, async ({ orderId, skus }, { call }) => {
      for (const sku of skus) await call(inventory.ship, { sku, orderId });
    }),
    react(inventory.events.ReservationExpired, ({ orderId }, { call }) => call(orders.lapse, { orderId })),
    react(users.events.UserSuspended, ({ userId }, { call }) =>
      call(orders.blockCustomer, { customerId: userId }),
    ),
  ],
});
