import { command, contract, entity, event, module, query, startGateway } from "@ashlar/core";
import { z } from "zod";
import { startProduction } from "../../harness/ashlar.ts";
import type { StartGateway } from "../contestant.ts";
import { orderSchema, totalOf } from "../order.ts";

const placed = z.object({ orderId: z.string(), total: z.int() });

/** Without a store, placing an order only prices it. */
const priced = contract("orders", {
  queries: { place: query({ input: orderSchema, output: placed, access: "public" }) },
});

const stored = contract("orders", {
  commands: {
    place: command({
      input: orderSchema,
      key: (c) => c.orderId,
      rejects: { AlreadyPlaced: z.object({}) },
      output: placed,
      access: "public",
    }),
  },
  events: { OrderPlaced: event(orderSchema.extend({ total: z.int() })) },
});

const order = entity(stored, {
  initial: { total: null } as { readonly total: number | null },
  decide: {
    place: ({ total }, c, { reject }) =>
      total === null ? stored.events.OrderPlaced({ ...c, total: totalOf(c) }) : reject("AlreadyPlaced", {}),
  },
  evolve: { OrderPlaced: (_, { total }) => ({ total }) },
  reply: { place: ({ total }, { orderId }) => ({ orderId, total: total ?? 0 }) },
});

const start: StartGateway = async (data) => {
  const orders =
    data === ""
      ? module(priced, { queries: { place: async (o) => ({ orderId: o.orderId, total: totalOf(o) }) } })
      : module(stored, { entities: [order] });
  const app = await startProduction([orders], data);
  const gateway = await startGateway(app, { port: 0, requestsPerMinute: 0 });
  return gateway.port;
};
export default start;
