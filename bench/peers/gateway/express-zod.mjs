import express from "express";
import { orderSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const place = await startPlacing(data);
  const app = express();
  app.post("/orders/place", express.json(), async (request, response) => {
    const { success, data: order } = orderSchema.safeParse(request.body);
    if (!success) return response.status(400).json({ error: "Invalid" });
    const placed = await place(order);
    if (!placed) return response.status(409).json({ error: "AlreadyPlaced" });
    response.json(placed);
  });
  return new Promise((resolve) => {
    const server = app.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}
