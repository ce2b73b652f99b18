import findMyWay from "find-my-way";
import { answerOrder } from "../../gateway/bare-http.ts";
import { listen, sendJson } from "../../gateway/json-http.ts";
import { orderSchema } from "../../gateway/order.ts";
import { startPlacing } from "../../gateway/place.ts";

/** @type {import("../../gateway/contestant.ts").StartGateway} */
export default async function start(data) {
  const place = await startPlacing(data);
  const validate = (value) => orderSchema.safeParse(value).data;
  const router = findMyWay({
    defaultRoute: (_request, response) => sendJson(response, 404, { error: "NotFound" }),
  });
  router.on("POST", "/:module/:command", (request, response, params) => {
    if (params.module !== "orders" || params.command !== "place") {
      return sendJson(response, 404, { error: "NotFound" });
    }
    return answerOrder(request, response, validate, place);
  });
  return listen((request, response) => router.lookup(request, response));
}
