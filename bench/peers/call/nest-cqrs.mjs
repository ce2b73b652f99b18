import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { CommandBus, CommandHandler, CqrsModule } from "@nestjs/cqrs";
import { totalOf } from "../../gateway/order.ts";

class PlaceOrder {
  constructor(order) {
    this.order = order;
  }
}

class PlaceOrderHandler {
  async execute({ order }) {
    return { total: totalOf(order) };
  }
}
CommandHandler(PlaceOrder)(PlaceOrderHandler);

class OrdersModule {}
Module({ imports: [CqrsModule.forRoot()], providers: [PlaceOrderHandler] })(OrdersModule);

/** @type {import("../../call/contestant.ts").StartCalls} */
export default async function start() {
  const app = await NestFactory.createApplicationContext(OrdersModule, { logger: false });
  await app.init();
  const bus = app.get(CommandBus);
  return (order) => bus.execute(new PlaceOrder(order));
}
