import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const sku = z.string();
const input = z.object({ sku, price: z.number() });
const set = command({ input, key: (c) => c.sku });
const history = query({ input: z.object({ sku }), output: z.array(z.string()) });

const first = event(z.object({ sku, price: z.number() }));
const second = first.next(z.object({ sku, price: z.number(), currency: z.string() }), (v1) => ({
  ...v1,
  currency: "EUR",
}));
const third = second.next(z.object({ sku, amount: z.string() }), ({ sku, price, currency }) => ({
  sku,
  amount: `${price} ${currency}`,
}));

/** Prices as they were told of at first. */
export const pricesV1 = contract("prices", {
  commands: { set },
  queries: { history },
  events: { PriceSet: first },
});

/** The same events, with a currency. */
export const pricesV2 = contract("prices", {
  commands: { set },
  queries: { history },
  events: { PriceSet: second },
});

/** The same events, as one text. */
export const pricesV3 = contract("prices", {
  commands: { set },
  queries: { history },
  events: { PriceSet: third },
});
