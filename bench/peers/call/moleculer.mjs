import moleculer from "moleculer";
import { totalOf } from "../../gateway/order.ts";

/** A local Moleculer broker with one action; `params` are its validation rules, if any. */
export async function callsWith(params) {
  const broker = new moleculer.ServiceBroker({ logger: false });
  const handler = async (context) => ({ total: totalOf(context.params) });
  broker.createService({ name: "orders", actions: { place: params ? { params, handler } : { handler } } });
  await broker.start();
  return (order) => broker.call("orders.place", order);
}

/** @type {import("../../call/contestant.ts").StartCalls} */
export default function start() {
  return callsWith(undefined);
}
