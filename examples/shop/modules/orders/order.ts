import { type EventData, entity } from "@ashlar/core";
import { type OrderSummary, orders } from "./contract.js";

/** An order: what was placed, and how far it has come. */
export type Order =
  | { readonly status: "none" }
  | {
      readonly status: Exclude<OrderSummary["status"], "none">;
      readonly placed: EventData<typeof orders, "OrderPlaced">;
    };

const { OrderPlaced, OrderReserved, OrderPaid, OrderConfirmed, OrderShipped, OrderRejected, OrderCancelled } =
  orders.events;

export const order = entity(orders, {
  name: "order",
  initial: { status: "none" } as Order,
  decide: {
    place: (order, { orderId, customerId, currency, lines, card }, { reject }) => {
      if (order.status !== "none") return reject("AlreadyPlaced", {});
      const cents = lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
      return OrderPlaced({ orderId, customerId, lines, total: { cents, currency }, card });
    },

    noteReserved: (order) => {
      if (order.status !== "placed") return undefined;
      const { orderId, customerId, total, card } = order.placed;
      return OrderReserved({ orderId, customerId, total, card });
    },

    notePaid: (order) => (order.status === "reserved" ? OrderPaid(goodsOf(order)) : undefined),

    confirm: (order, { orderId }) => (order.status === "paid" ? OrderConfirmed({ orderId }) : undefined),

    reject: (order, { reason }) =>
      order.status === "placed" || order.status === "reserved"
        ? OrderRejected({ ...goodsOf(order), reason })
        : undefined,

    lapse: (order) =>
      order.status === "placed" || order.status === "reserved" || order.status === "paid"
        ? OrderCancelled({ ...goodsOf(order), reason: "reservationExpired" })
        : undefined,

    cancel: (order, { customerId }, { reject }) => {
      if (order.status === "none" || order.placed.customerId !== customerId) return reject("NoSuchOrder", {});
      if (order.status === "cancelled") return undefined;
      if (order.status === "shipped" || order.status === "rejected")
        return reject("TooLate", { status: order.status });
      return OrderCancelled({ ...goodsOf(order), reason: "byCustomer" });
    },

    ship: (order, _, { reject }) => {
      if (order.status === "shipped") return undefined;
      return order.status === "confirmed"
        ? OrderShipped(goodsOf(order))
        : reject("NotConfirmed", { status: order.status });
    },
  },
  evolve: {
    OrderPlaced: (_, placed) => ({ status: "placed", placed }),
    OrderReserved: become("reserved"),
    OrderPaid: become("paid"),
    OrderConfirmed: become("confirmed"),
    OrderShipped: become("shipped"),
    OrderRejected: become("rejected"),
    OrderCancelled: become("cancelled"),
  },
});

function become(status: Exclude<Order["status"], "none">) {
  return (order: Order): Order => (order.status === "none" ? order : { ...order, status });
}

function goodsOf({ placed }: Exclude<Order, { status: "none" }>): { orderId: string; skus: string[] } {
  return { orderId: placed.orderId, skus: placed.lines.map(({ sku }) => sku) };
}
