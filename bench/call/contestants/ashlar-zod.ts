import { contract, module, query } from "@ashlar/core";
import { z } from "zod";
import { orderSchema, totalOf } from "../../gateway/order.ts";
import { startProduction } from "../../harness/ashlar.ts";
import type { StartCalls } from "../contestant.ts";

const pricing = contract("pricing", {
  queries: { total: query({ input: orderSchema, output: z.object({ total: z.int() }) }) },
});

const start: StartCalls = async () => {
  const app = await startProduction(
    [module(pricing, { queries: { total: async (order) => ({ total: totalOf(order) }) } })],
    "",
  );
  return (order) => app.call(pricing.total, order);
};
export default start;
