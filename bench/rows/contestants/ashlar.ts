import { command, contract, entity, event, module } from "@ashlar/core";
import { z } from "zod";
import { startProduction } from "../../harness/ashlar.ts";
import type { StartRows } from "../contestant.ts";
import { decide, type Stock, untouched } from "../stock.ts";

const stock = contract("stock", {
  commands: {
    reserve: command({
      input: z.object({ sku: z.string(), quantity: z.int().positive() }),
      key: (c) => c.sku,
      rejects: { OutOfStock: z.object({}) },
      output: z.object({ version: z.int() }),
    }),
  },
  events: { StockReserved: event(z.object({ sku: z.string(), quantity: z.int(), reserved: z.int() })) },
});

const article = entity(stock, {
  initial: { ...untouched, version: 0 } as Stock & { readonly version: number },
  decide: {
    reserve: (state, c, { reject }) =>
      state.reserved + c.quantity > state.onHand
        ? reject("OutOfStock", {})
        : stock.events.StockReserved(decide(state, { ...c, commandId: "" }).event),
  },
  evolve: { StockReserved: (state, e) => ({ ...state, reserved: e.reserved, version: state.version + 1 }) },
  reply: { reserve: ({ version }) => ({ version }) },
});

const start: StartRows = async (data) => {
  const app = await startProduction([module(stock, { entities: [article] })], data);
  return ({ commandId, sku, quantity }) => app.call(stock.reserve, { sku, quantity }, { id: commandId });
};
export default start;
