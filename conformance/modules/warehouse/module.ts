import { entity, module, view } from "@ashlar/core";
import { article, warehouse } from "./contract.ts";

const { Stocked, Priced } = warehouse.events;

interface Bin {
  readonly stock: number;
}

interface PriceTag {
  readonly changes: number;
}

const bin = entity(warehouse, {
  name: "bin",
  initial: { stock: 0 } as Bin,
  decide: { stock: (_, command) => Stocked(command) },
  evolve: { Stocked: ({ stock }, { quantity }) => ({ stock: stock + quantity }) },
  reply: { stock: ({ stock }) => ({ stock }) },
});

const priceTag = entity(warehouse, {
  name: "priceTag",
  initial: { changes: 0 } as PriceTag,
  decide: { price: (_, command) => Priced(command) },
  evolve: { Priced: ({ changes }) => ({ changes: changes + 1 }) },
  reply: { price: ({ changes }) => ({ changes }) },
});

const articles = view(warehouse, {
  name: "articles",
  row: article,
  on: {
    Stocked: (row, { sku, quantity }) => ({
      sku,
      price: row?.price ?? 0,
      stock: (row?.stock ?? 0) + quantity,
      changes: (row?.changes ?? 0) + 1,
    }),
    Priced: (row, { sku, price }) => ({
      sku,
      price,
      stock: row?.stock ?? 0,
      changes: (row?.changes ?? 0) + 1,
    }),
  },
});

export const warehouseModule = module(warehouse, {
  entities: [bin, priceTag],
  views: [articles],
  queries: { article: ({ sku }, { views }) => views.articles.get(sku) },
});
