import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";
import { quantity, sku } from "../inventory/contract.js";
import { cardToken, money } from "../payments/contract.js";

const orderId = z.string().min(1).max(64);
const customerId = z.string().min(1).max(64);
const line = z.object({ sku, quantity, unitCents: z.int().min(0).max(100_000_000) });
const lines = z.array(line).min(1).max(50).refine(eachSkuOnce, "each sku at most once");

export const orderStatus = z.enum([
  "none",
  "placed",
  "reserved",
  "paid",
  "confirmed",
  "shipped",
  "rejected",
  "cancelled",
]);
export const rejectionReason = z.enum(["customerBlocked", "outOfStock", "cardDeclined", "overLimit"]);
export const cancellationReason = z.enum(["byCustomer", "reservationExpired"]);

export const orderSummary = z.object({
  orderId,
  customerId,
  status: orderStatus,
  /** Why it was rejected or cancelled. */
  reason: z.union([rejectionReason, cancellationReason]).nullable(),
  lines: z.array(line),
  total: money,
  placedAt: z.string(),
});
export type OrderSummary = z.infer<typeof orderSummary>;

const page = z.object({ rows: z.array(orderSummary), next: z.string().optional() });
const ofOrder = z.object({ orderId });
const goods = z.object({ orderId, skus: z.array(sku) });

/** What customers order, and how each order fares until its goods are shipped or it is given up. */
export const orders = contract("orders", {
  commands: {
    place: command({
      summary: "Place an order",
      input: z.object({ orderId, customerId, currency: money.shape.currency, lines, card: cardToken }),
      key: (c) => c.orderId,
      rejects: { AlreadyPlaced: z.object({}) },
      access: (caller, c) => caller.subject === c.customerId,
    }),
    cancel: command({
      summary: "Cancel your order, as long as it is not shipped",
      input: z.object({ orderId, customerId }),
      key: (c) => c.orderId,
      rejects: { NoSuchOrder: z.object({}), TooLate: z.object({ status: orderStatus }) },
      access: (caller, c) => caller.subject === c.customerId,
    }),
    ship: command({
      summary: "Hand a confirmed order to the carrier",
      input: ofOrder,
      key: (c) => c.orderId,
      rejects: { NotConfirmed: z.object({ status: orderStatus }) },
      access: { roles: ["clerk"] },
    }),

    // How the steps in between went. Whatever comes too late to matter is ignored, never refused.
    noteReserved: command({ summary: "All its stock is held", input: ofOrder, key: (c) => c.orderId }),
    notePaid: command({ summary: "Its money was taken", input: ofOrder, key: (c) => c.orderId }),
    confirm: command({ summary: "Its stock is kept for good", input: ofOrder, key: (c) => c.orderId }),
    lapse: command({ summary: "A reservation is gone", input: ofOrder, key: (c) => c.orderId }),
    reject: command({
      summary: "It cannot be fulfilled",
      input: z.object({ orderId, reason: rejectionReason }),
      key: (c) => c.orderId,
    }),

    blockCustomer: command({
      summary: "Take no more orders from a customer",
      input: z.object({ customerId }),
      key: (c) => c.customerId,
    }),
    admitCustomer: command({
      summary: "May this customer order?",
      input: z.object({ customerId }),
      key: (c) => c.customerId,
      rejects: { CustomerBlocked: z.object({}) },
    }),
  },
  queries: {
    byId: query({
      summary: "An order, for its customer and for clerks",
      input: ofOrder,
      output: orderSummary.nullable(),
      access: "authenticated",
    }),
    ofCustomer: query({
      summary: "A customer's orders, page by page",
      input: z.object({ customerId, after: z.string().exactOptional() }),
      output: page,
      access: (caller, q) => caller.subject === q.customerId || caller.roles.includes("clerk"),
    }),
    list: query({
      summary: "All orders, page by page",
      input: z.object({ after: z.string().exactOptional() }),
      output: page,
      access: { roles: ["clerk"] },
    }),
  },
  events: {
    OrderPlaced: event(z.object({ orderId, customerId, lines, total: money, card: cardToken })),
    OrderReserved: event(z.object({ orderId, customerId, total: money, card: cardToken })),
    OrderPaid: event(goods),
    OrderConfirmed: event(ofOrder),
    OrderShipped: event(goods),
    OrderRejected: event(goods.extend({ reason: rejectionReason })),
    OrderCancelled: event(goods.extend({ reason: cancellationReason })),
    CustomerBlocked: event(z.object({ customerId })),
  },
});

function eachSkuOnce(ordered: readonly { readonly sku: string }[]): boolean {
  return new Set(ordered.map((l) => l.sku)).size === ordered.length;
}
