import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const sku = z.string();
const about = (c: { sku: string }) => c.sku;

export const article = z.object({ sku, stock: z.number(), price: z.number(), changes: z.number() });

/** Two entities that go by the same keys, and a view whose rows both of them change. */
export const warehouse = contract("warehouse", {
  commands: {
    stock: command({
      input: z.object({ sku, quantity: z.number().int().positive() }),
      key: about,
      output: z.object({ stock: z.number() }),
    }),
    price: command({
      input: z.object({ sku, price: z.number().int().positive() }),
      key: about,
      output: z.object({ changes: z.number() }),
    }),
  },
  queries: { article: query({ input: z.object({ sku }), output: article.nullable() }) },
  events: {
    Stocked: event(z.object({ sku, quantity: z.number() })),
    Priced: event(z.object({ sku, price: z.number() })),
  },
});
