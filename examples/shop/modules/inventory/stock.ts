import { entity } from "@ashlar/core";
import { inventory } from "./contract.js";

const holdMinutes = 15;

interface Reservation {
  readonly orderId: string;
  readonly quantity: number;
  readonly expiresAt: string;
  readonly committed: boolean;
}

/** The stock of one article: what is free to sell, and what is held for which order. */
export interface Stock {
  readonly available: number;
  readonly reservations: readonly Reservation[];
}

const {
  StockReceived,
  StockReserved,
  ReservationCommitted,
  ReservationReleased,
  ReservationExpired,
  StockShipped,
} = inventory.events;

/** Asking twice changes nothing. Only what was shipped is forgotten: it has left the warehouse and cannot leave again. */
export const stock = entity(inventory, {
  initial: { available: 0, reservations: [] } as Stock,
  decide: {
    receive: (_, { sku, quantity }) => StockReceived({ sku, quantity }),

    reserve: (stock, { sku, orderId, quantity }, { now, reject }) => {
      const held = reservationFor(stock, orderId);
      if (held)
        return held.quantity === quantity
          ? undefined
          : reject("AlreadyReserved", { quantity: held.quantity });
      if (quantity > stock.available) return reject("OutOfStock", { available: stock.available });
      const expiresAt = new Date(now.getTime() + holdMinutes * 60_000).toISOString();
      return StockReserved({ sku, orderId, quantity, expiresAt });
    },

    commit: (stock, { sku, orderId }, { reject }) => {
      const held = reservationFor(stock, orderId);
      if (!held) return reject("NotReserved", {});
      return held.committed ? undefined : ReservationCommitted({ sku, orderId, quantity: held.quantity });
    },

    ship: (stock, { sku, orderId }, { reject }) => {
      const held = reservationFor(stock, orderId);
      return held?.committed
        ? StockShipped({ sku, orderId, quantity: held.quantity })
        : reject("NotReserved", {});
    },

    release: (stock, { sku, orderId }) => {
      const held = reservationFor(stock, orderId);
      return held && ReservationReleased({ sku, orderId, quantity: held.quantity });
    },

    expire: (stock, { sku, orderId }, { now }) => {
      const held = reservationFor(stock, orderId);
      const due = held && !held.committed && held.expiresAt <= now.toISOString();
      return due ? ReservationExpired({ sku, orderId, quantity: held.quantity }) : undefined;
    },
  },
  evolve: {
    StockReceived: (stock, { quantity }) => ({ ...stock, available: stock.available + quantity }),
    StockReserved: ({ available, reservations }, { orderId, quantity, expiresAt }) => ({
      available: available - quantity,
      reservations: [...reservations, { orderId, quantity, expiresAt, committed: false }],
    }),
    ReservationCommitted: (stock, { orderId }) => ({
      ...stock,
      reservations: stock.reservations.map((r) => (r.orderId === orderId ? { ...r, committed: true } : r)),
    }),
    ReservationReleased: putBack,
    ReservationExpired: putBack,
    StockShipped: (stock, { orderId }) => ({ ...stock, reservations: reservationsBut(stock, orderId) }),
  },
});

function reservationFor(stock: Stock, orderId: string): Reservation | undefined {
  return stock.reservations.find((reservation) => reservation.orderId === orderId);
}

function reservationsBut(stock: Stock, orderId: string): readonly Reservation[] {
  return stock.reservations.filter((reservation) => reservation.orderId !== orderId);
}

function putBack(stock: Stock, { orderId, quantity }: { orderId: string; quantity: number }): Stock {
  return { available: stock.available + quantity, reservations: reservationsBut(stock, orderId) };
}
