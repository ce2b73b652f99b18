import fastify from "fastify";
import { orderSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const place = await startPlacing(data);
  const app = fastify();
  app.setValidatorCompiler(({ schema }) => (value) => {
    const { success, data, error } = schema.safeParse(value);
    return success ? { value: data } : { error };
  });
  app.post(
    "/orders/place",
    { schema: { body: orderSchema } },
    async (request, reply) => (await place(request.body)) ?? reply.code(409).send({ error: "AlreadyPlaced" }),
  );
  await app.listen({ port: 0, host: "127.0.0.1" });
  return app.server.address().port;
}
