import { entity, module, view } from "@ashlar/core";
import { z } from "zod";
import { pricesV1, pricesV2, pricesV3 } from "./contract.ts";

interface Told {
  readonly times: number;
}

const row = z.object({ lines: z.array(z.string()) });
const none: Told = { times: 0 };

export const pricesModuleV1 = module(pricesV1, {
  entities: [
    entity(pricesV1, { initial: none, decide: { set: (_, c) => pricesV1.events.PriceSet(c) }, evolve: {} }),
  ],
  views: [
    view(pricesV1, {
      name: "histories",
      row,
      on: { PriceSet: (before, { price }) => ({ lines: (before?.lines ?? []).concat(`${price}`) }) },
    }),
  ],
  queries: { history: async ({ sku }, { views }) => (await views.histories.get(sku))?.lines ?? [] },
});

export const pricesModuleV2 = module(pricesV2, {
  entities: [
    entity(pricesV2, {
      initial: none,
      decide: { set: (_, c) => pricesV2.events.PriceSet({ ...c, currency: "USD" }) },
      evolve: {},
    }),
  ],
  views: [
    view(pricesV2, {
      name: "histories",
      version: 2,
      row,
      on: {
        PriceSet: (before, { price, currency }) => ({
          lines: (before?.lines ?? []).concat(`${price} ${currency}`),
        }),
      },
    }),
  ],
  queries: { history: async ({ sku }, { views }) => (await views.histories.get(sku))?.lines ?? [] },
});

export const pricesModuleV3 = module(pricesV3, {
  entities: [
    entity(pricesV3, {
      initial: none,
      decide: { set: (_, { sku, price }) => pricesV3.events.PriceSet({ sku, amount: `${price} CHF` }) },
      evolve: {},
    }),
  ],
  views: [
    view(pricesV3, {
      name: "histories",
      version: 3,
      row,
      on: { PriceSet: (before, { amount }) => ({ lines: (before?.lines ?? []).concat(amount) }) },
    }),
  ],
  queries: { history: async ({ sku }, { views }) => (await views.histories.get(sku))?.lines ?? [] },
});
