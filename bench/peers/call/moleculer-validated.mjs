import { callsWith } from "./moleculer.mjs";

const line = {
  type: "object",
  props: {
    sku: "string",
    quantity: { type: "number", integer: true, positive: true },
    price: { type: "number", integer: true, min: 0 },
  },
};

/** @type {import("../../call/contestant.ts").StartCalls} */
export default function start() {
  return callsWith({
    orderId: "string",
    customerId: "string",
    lines: { type: "array", min: 1, items: line },
  });
}
