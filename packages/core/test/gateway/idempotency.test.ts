import { expect, test } from "vitest";
import { serving } from "./serving.js";
import { bearer } from "./tokens.js";

const handlers = {
  "orders.close": () => undefined,
  "orders.refund": () => undefined,
  "orders.byId": () => null,
};
const input = { orderId: "o-1" };

async function idOf(path: string, key: string | undefined, subject: string): Promise<string | undefined> {
  const { post, app } = await serving(handlers);
  const headers = await bearer({ sub: subject, roles: ["clerk"] });
  await post(path, input, { ...headers, ...(key !== undefined && { "idempotency-key": key }) });
  return app.asked[0]!.options.id;
}

test("an Idempotency-Key becomes the command's id, the same one each time", async () => {
  const first = await idOf("/orders/close", "key-1", "ann");
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(await idOf("/orders/close", "key-1", "ann")).toBe(first);
});

test("one key of two callers, or for two commands, makes two ids", async () => {
  const ids = await Promise.all([
    idOf("/orders/close", "key-1", "ann"),
    idOf("/orders/close", "key-1", "bob"),
    idOf("/orders/refund", "key-1", "ann"),
    idOf("/orders/close", "key-2", "ann"),
  ]);
  expect(new Set(ids).size).toBe(4);
});

test("without the header there is no id", async () => {
  expect(await idOf("/orders/close", undefined, "ann")).toBeUndefined();
});

test("a query has none", async () => {
  expect(await idOf("/orders/byId", "key-1", "ann")).toBeUndefined();
});

test("a key is 1 to 200 visible ASCII characters", async () => {
  const { post, app } = await serving(handlers);
  const status = async (key: string) => {
    const headers = { ...(await bearer()), "idempotency-key": key };
    return (await post("/orders/close", input, headers)).status;
  };
  expect(await status("x".repeat(200))).toBe(204);
  expect(await status('"quoted-!~"')).toBe(204);
  const asked = app.asked.length;
  for (const key of ["", "x".repeat(201), "two words", "caf\u00e9"]) expect(await status(key), key).toBe(400);
  expect(app.asked.length).toBe(asked);
});
