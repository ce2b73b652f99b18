import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { validator } from "hono/validator";
import { orderSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const place = await startPlacing(data);
  const app = new Hono();
  const validOrder = validator("json", (value, context) => {
    const { success, data } = orderSchema.safeParse(value);
    return success ? data : context.json({ error: "Invalid" }, 400);
  });
  app.post("/orders/place", validOrder, async (context) => {
    const placed = await place(context.req.valid("json"));
    return placed ? context.json(placed) : context.json({ error: "AlreadyPlaced" }, 409);
  });
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => resolve(port));
  });
}
