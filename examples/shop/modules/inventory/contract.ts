import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

export const sku = z.string().regex(/^[\w-]{1,64}$/);
export const quantity = z.int().min(1).max(1_000_000);
const orderId = z.string().min(1).max(64);
const ofOrder = z.object({ sku, orderId });
const moved = z.object({ sku, orderId, quantity });

/** Everything ever received is available, reserved or shipped. */
export const stockLevel = z.object({
  sku,
  received: z.int(),
  available: z.int(),
  reserved: z.int(),
  shipped: z.int(),
});
export type StockLevel = z.infer<typeof stockLevel>;

export const openReservation = z.object({ sku, orderId, quantity, expiresAt: z.string() });

/** What is in the warehouse, and what of it is promised to whom. */
export const inventory = contract("inventory", {
  commands: {
    receive: command({
      summary: "Take a delivery into stock",
      input: z.object({ sku, quantity }),
      key: (c) => c.sku,
      access: { roles: ["clerk"] },
    }),
    reserve: command({
      summary: "Hold stock for an order for a quarter of an hour",
      input: moved,
      key: (c) => c.sku,
      rejects: { OutOfStock: z.object({ available: z.int() }), AlreadyReserved: z.object({ quantity }) },
    }),
    commit: command({
      summary: "Keep a reservation for good, because the order is paid",
      input: ofOrder,
      key: (c) => c.sku,
      rejects: { NotReserved: z.object({}) },
    }),
    ship: command({
      summary: "Hand what is reserved to the carrier",
      input: ofOrder,
      key: (c) => c.sku,
      rejects: { NotReserved: z.object({}) },
    }),
    release: command({
      summary: "Put what an order holds, if anything, back into stock",
      input: ofOrder,
      key: (c) => c.sku,
    }),
    expire: command({
      summary: "End a reservation whose time is up",
      input: ofOrder,
      key: (c) => c.sku,
    }),
  },
  queries: {
    level: query({
      summary: "The stock of one article",
      input: z.object({ sku }),
      output: stockLevel.nullable(),
      access: "public",
    }),
    levels: query({
      summary: "The stock of all articles, page by page",
      input: z.object({ after: z.string().exactOptional() }),
      output: z.object({ rows: z.array(stockLevel), next: z.string().optional() }),
      access: "public",
    }),
    dueReservations: query({
      summary: "Reservations whose time was up at a moment",
      input: z.object({ at: z.string() }),
      output: z.array(openReservation),
    }),
  },
  events: {
    StockReceived: event(z.object({ sku, quantity })),
    StockReserved: event(openReservation),
    ReservationCommitted: event(moved),
    ReservationReleased: event(moved),
    ReservationExpired: event(moved),
    StockShipped: event(moved),
  },
});
