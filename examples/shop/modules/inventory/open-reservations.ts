import { view } from "@ashlar/core";
import { inventory, openReservation } from "./contract.js";

/** Reservations that can still expire, one row for each article of each order. */
export const openReservations = view(inventory, {
  name: "openReservations",
  row: openReservation,
  key: ({ key: sku, data }) => `${sku}/${data.orderId}`,
  indexes: { expiresAt: "text" },
  on: {
    StockReserved: (_, reservation) => reservation,
    ReservationCommitted: () => undefined,
    ReservationReleased: () => undefined,
    ReservationExpired: () => undefined,
  },
});
