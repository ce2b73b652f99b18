import type { IncomingMessage, ServerResponse } from "node:http";
import type { StartGateway } from "./contestant.ts";
import { listen, readJson, sendJson } from "./json-http.ts";
import type { Order } from "./order.ts";
import { type Place, startPlacing } from "./place.ts";

/** Tells an order from anything else; `undefined` when it isn't one. */
export type Validate = (value: unknown) => Order | undefined;

/** A gateway on node:http alone: one route, compared by hand. */
export function bareHttp(validate: Validate): StartGateway {
  return async (data) => {
    const place = await startPlacing(data);
    return listen((request, response) => {
      if (request.method !== "POST" || request.url !== "/orders/place") {
        return sendJson(response, 404, { error: "NotFound" });
      }
      void answerOrder(request, response, validate, place);
    });
  };
}

/** Answers one request to place an order. */
export async function answerOrder(
  request: IncomingMessage,
  response: ServerResponse,
  validate: Validate,
  place: Place,
): Promise<void> {
  try {
    const order = validate(await readJson(request));
    if (!order) return sendJson(response, 400, { error: "Invalid" });
    const placed = await place(order);
    if (!placed) return sendJson(response, 409, { error: "AlreadyPlaced" });
    sendJson(response, 200, placed);
  } catch {
    sendJson(response, 500, { error: "Internal" });
  }
}
