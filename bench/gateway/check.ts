import { request } from "undici";
import { orderTemplate } from "./order.ts";

/** Makes sure that a contestant does the whole work before its speed counts. */
export async function checkGateway(port: number, durable: boolean): Promise<void> {
  const order = orderTemplate.replace("{n}", "check");
  const orderId = (JSON.parse(order) as { orderId: string }).orderId;

  const valid = await post(port, order);
  expect(valid.status === 200, "a valid order is answered with 200", valid);
  const answer = parse(valid.text);
  expect(answer.orderId === orderId && answer.total === 53_697, "the answer has orderId and total", valid);

  for (const [what, body] of [
    ["JSON that ends too early", order.slice(0, -1)],
    ["no lines", JSON.stringify({ ...parse(order), lines: [] })],
    ["a quantity of 0", order.replace('"quantity":3', '"quantity":0')],
    ["a fractional price", order.replace('"price":899', '"price":8.99')],
    ["a price that is text", order.replace('"price":899', '"price":"899"')],
  ] as const) {
    const refused = await post(port, body);
    expect(refused.status >= 400 && refused.status < 500, `${what} is answered with 4xx`, refused);
  }

  if (!durable) return;
  const again = await post(port, order);
  expect(again.status === 409, "placing an order twice is answered with 409", again);
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

async function post(port: number, body: string): Promise<Reply> {
  const { statusCode, body: answer } = await request(`http://127.0.0.1:${port}/orders/place`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return { status: statusCode, text: await answer.text() };
}

function expect(holds: boolean, what: string, { status, text }: Reply): void {
  if (!holds) throw new Error(`check failed: ${what}; got ${status} ${text.slice(0, 200)}`);
}

const parse = (text: string) => JSON.parse(text) as Record<string, unknown>;
