import "reflect-metadata";
import {
  BadRequestException,
  Body,
  ConflictException,
  Controller,
  HttpCode,
  Inject,
  Module,
  Post,
} from "@nestjs/common";
import { orderSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

class ZodPipe {
  constructor(schema) {
    this.schema = schema;
  }

  transform(value) {
    const { success, data } = this.schema.safeParse(value);
    if (!success) throw new BadRequestException();
    return data;
  }
}

const PLACE = Symbol("place");

class OrdersController {
  constructor(place) {
    this.placeOrder = place;
  }

  async place(order) {
    const placed = await this.placeOrder(order);
    if (!placed) throw new ConflictException();
    return placed;
  }
}

// The decorators are applied by hand, because plain JavaScript has no syntax for them.
Controller("orders")(OrdersController);
Inject(PLACE)(OrdersController, undefined, 0);
const method = Object.getOwnPropertyDescriptor(OrdersController.prototype, "place");
Post("place")(OrdersController.prototype, "place", method);
HttpCode(200)(OrdersController.prototype, "place", method);
Body(new ZodPipe(orderSchema))(OrdersController.prototype, "place", 0);

/** A NestJS module with one controller that places orders. */
export async function ordersModule(data) {
  const place = await startPlacing(data);
  class OrdersModule {}
  Module({ controllers: [OrdersController], providers: [{ provide: PLACE, useValue: place }] })(OrdersModule);
  return OrdersModule;
}
