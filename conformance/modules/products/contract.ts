import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

export const product = z.object({
  id: z.string(),
  name: z.string().nullable(),
  price: z.number().nullable(),
  sold: z.boolean().nullable(),
});

/** A row as it is looked for. */
export type Product = z.infer<typeof product>;

const field = z.enum(["name", "price", "sold"]);
const bounds = z.object({ from: z.unknown(), to: z.unknown() }).partial();

export const search = z.object({
  where: z.partialRecord(field, z.unknown()).optional(),
  range: z.partialRecord(field, bounds.optional()).optional(),
  orderBy: field.optional(),
  descending: z.boolean().optional(),
  limit: z.number().optional(),
  after: z.string().optional(),
});

/** What to look for, as a caller says it. */
export type Search = z.infer<typeof search>;

/** Things with fields of every indexed type, all of which may be missing. */
export const products = contract("products", {
  commands: { put: command({ input: product, key: (c) => c.id }) },
  queries: {
    find: query({
      input: search,
      output: z.object({ rows: z.array(product), next: z.string().optional() }),
    }),
  },
  events: { Put: event(product) },
});
