import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { ordersModule } from "./nest-orders.mjs";

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const app = await NestFactory.create(await ordersModule(data), new ExpressAdapter(), { logger: false });
  await app.listen(0, "127.0.0.1");
  return app.getHttpServer().address().port;
}
