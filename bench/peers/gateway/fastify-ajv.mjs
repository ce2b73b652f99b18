import fastify from "fastify";
import { orderJsonSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

const answer = {
  type: "object",
  properties: { orderId: { type: "string" }, total: { type: "integer" } },
};

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const place = await startPlacing(data);
  // Fastify's default turns "899" into 899; the other contestants refuse it.
  const app = fastify({ ajv: { customOptions: { coerceTypes: false } } });
  app.post(
    "/orders/place",
    { schema: { body: orderJsonSchema, response: { 200: answer } } },
    async (request, reply) => (await place(request.body)) ?? reply.code(409).send({ error: "AlreadyPlaced" }),
  );
  await app.listen({ port: 0, host: "127.0.0.1" });
  return app.server.address().port;
}
