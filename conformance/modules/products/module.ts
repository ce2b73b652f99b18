import { entity, module, view } from "@ashlar/core";
import { product, products } from "./contract.ts";

const shelf = view(products, {
  name: "shelf",
  row: product,
  indexes: { name: "text", price: "number", sold: "boolean" },
  on: { Put: (_, row) => row },
});

export const productsModule = module(products, {
  entities: [
    entity(products, {
      initial: {},
      decide: { put: (_, put) => products.events.Put(put) },
      evolve: {},
    }),
  ],
  views: [shelf],
  queries: { find: (query, { views }) => views.shelf.find(query as never) },
});
