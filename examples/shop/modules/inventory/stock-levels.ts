import { view } from "@ashlar/core";
import { inventory, type StockLevel, stockLevel } from "./contract.js";

/** How much there is of each article, one row an article. */
export const stockLevels = view(inventory, {
  name: "stockLevels",
  row: stockLevel,
  on: {
    StockReceived: (level, { sku, quantity }) => {
      const { received, available, reserved, shipped } = level ?? none;
      return { sku, received: received + quantity, available: available + quantity, reserved, shipped };
    },
    StockReserved: (level, { quantity }) =>
      level && { ...level, available: level.available - quantity, reserved: level.reserved + quantity },
    ReservationReleased: putBack,
    ReservationExpired: putBack,
    StockShipped: (level, { quantity }) =>
      level && { ...level, reserved: level.reserved - quantity, shipped: level.shipped + quantity },
  },
});

const none = { received: 0, available: 0, reserved: 0, shipped: 0 };

function putBack(level: StockLevel | undefined, { quantity }: { quantity: number }): StockLevel | undefined {
  return level && { ...level, available: level.available + quantity, reserved: level.reserved - quantity };
}
