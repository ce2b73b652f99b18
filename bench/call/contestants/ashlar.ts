import { contract, module, query, type Schema } from "@ashlar/core";
import { type Order, totalOf } from "../../gateway/order.ts";
import { startProduction } from "../../harness/ashlar.ts";
import type { StartCalls } from "../contestant.ts";

/** A schema that trusts the compiler: what the peers without validation do. */
const trusted = <T>(): Schema<T> => ({
  "~standard": { version: 1, vendor: "bench", validate: (value) => ({ value: value as T }) },
});

const pricing = contract("pricing", {
  queries: { total: query({ input: trusted<Order>(), output: trusted<{ total: number }>() }) },
});

const start: StartCalls = async () => {
  const app = await startProduction(
    [module(pricing, { queries: { total: async (order) => ({ total: totalOf(order) }) } })],
    "",
  );
  return (order) => app.call(pricing.total, order);
};
export default start;
