import { every, module } from "@ashlar/core";
import { inventory } from "./contract.js";
import { openReservations } from "./open-reservations.js";
import { stock } from "./stock.js";
import { stockLevels } from "./stock-levels.js";

export default module(inventory, {
  entities: [stock],
  views: [stockLevels, openReservations],
  queries: {
    level: ({ sku }, { views }) => views.stockLevels.get(sku),
    levels: (page, { views }) => views.stockLevels.find(page),
    dueReservations: async ({ at }, { views }) => {
      const until = { expiresAt: { to: at } };
      return (await views.openReservations.find({ range: until, orderBy: "expiresAt", limit: 1000 })).rows;
    },
  },
  schedules: [
    every(30, "expire reservations", async ({ call, now }) => {
      for (const { sku, orderId } of await call(inventory.dueReservations, { at: now.toISOString() })) {
        await call(inventory.expire, { sku, orderId });
      }
    }),
  ],
});
