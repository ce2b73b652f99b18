import { describe, expect, test } from "vitest";
import { z } from "zod";
import { contract, query } from "../../src/contract/index.js";
import { startGateway } from "../../src/gateway/index.js";
import { fakeApplication } from "./fake-application.js";
import { order, raw, serving } from "./serving.js";
import { bearer } from "./tokens.js";

describe("commands", () => {
  test("are posted as JSON and answered with their output", async () => {
    const { post, app } = await serving({ "orders.place": () => ({ orderId: "o-1", total: 12 }) });
    const response = await post("/orders/place", order);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ orderId: "o-1", total: 12 });
    expect(app.asked).toEqual([{ operation: "orders.place", input: order, options: expect.anything() }]);
  });

  test("are answered with 204 when they have no output", async () => {
    const { post } = await serving({ "orders.close": () => undefined });
    const response = await post("/orders/close", { orderId: "o-1" }, await bearer());
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
  });

  test("take no other method", async () => {
    const { gateway } = await serving();
    for (const method of ["GET", "PUT", "DELETE", "HEAD"]) {
      const response = await fetch(`${gateway.url}/orders/place`, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
    }
  });

  test("that say nothing about access are internal and have no address", async () => {
    const { post, app } = await serving({ "orders.internal": () => undefined });
    expect((await post("/orders/internal", {})).status).toBe(404);
    expect(app.asked).toEqual([]);
  });
});

describe("queries", () => {
  const echo = { "orders.list": (input: never) => ({ orders: [], input }) };

  test("are asked with their input in the URL", async () => {
    const { get } = await serving({ "orders.byId": ({ orderId }: { orderId: string }) => ({ orderId }) });
    const response = await get("/orders/byId?orderId=a%20b%26c");
    expect(await response.json()).toEqual({ orderId: "a b&c" });
  });

  test("get text as text, even when it spells a number", async () => {
    const { get, app } = await serving({ "orders.byId": () => null });
    expect(await (await get("/orders/byId?orderId=007")).text()).toBe("null");
    await get("/orders/byId?orderId=12");
    expect(app.asked.map(({ input }) => input)).toEqual([{ orderId: "007" }, { orderId: "12" }]);
  });

  test("get numbers and booleans where their schema asks for them", async () => {
    const { get } = await serving(echo);
    const response = await get("/orders/list?status=closed&limit=20&details=true");
    expect(await response.json()).toMatchObject({ input: { status: "closed", limit: 20, details: true } });
  });

  test("get their defaults for parameters that are left out", async () => {
    const { get } = await serving(echo);
    expect(await (await get("/orders/list")).json()).toMatchObject({ input: { status: "open" } });
  });

  test("never get a number that has lost digits", async () => {
    const { get } = await serving(echo);
    const response = await get("/orders/list?limit=12345678901234567890");
    expect(response.status).toBe(400);
  });

  test("see every parameter, however many there are", async () => {
    const { get } = await serving(echo);
    const many = Array.from({ length: 1_200 }, (_, n) => `a${n}`).join("&");
    expect((await get(`/orders/list?${many}&limit=none`)).status).toBe(400);
    expect(await (await get(`/orders/list?${many}&limit=7`)).json()).toMatchObject({ input: { limit: 7 } });
  });

  test("take what only looks like an escape for itself", async () => {
    const { get, app } = await serving({ "orders.byId": () => null });
    await get("/orders/byId?orderId=100%");
    await get("/orders/byId?orderId=%zz%EF%BF%BD");
    expect(app.asked.map(({ input }) => input)).toEqual([{ orderId: "100%" }, { orderId: "%zz\ufffd" }]);
  });

  test("do not take one parameter twice", async () => {
    const { get } = await serving(echo);
    const response = await get("/orders/list?limit=1&limit=2");
    expect(await response.json()).toMatchObject({ issues: [{ path: "limit" }] });
  });

  test("can also be posted, for inputs with lists and objects", async () => {
    const { post } = await serving(echo);
    const response = await post("/orders/list", { tags: ["a", "b"] });
    expect(await response.json()).toMatchObject({ input: { tags: ["a", "b"] } });
  });

  test("answer HEAD like GET, without the body", async () => {
    const { gateway } = await serving(echo);
    const response = await fetch(`${gateway.url}/orders/list`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(2);
    expect(await response.text()).toBe("");
  });

  test("take no other method", async () => {
    const { gateway } = await serving();
    const response = await fetch(`${gateway.url}/orders/list`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

test("OPTIONS says what an address takes", async () => {
  const { gateway } = await serving();
  const response = await fetch(`${gateway.url}/orders/list`, { method: "OPTIONS" });
  expect(response.status).toBe(204);
  expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
});

test("an unknown address is 404, and so is one with a slash too many", async () => {
  const { get } = await serving();
  for (const path of ["/", "/orders", "/orders/place/", "/orders/nothing", "//orders/place", "/__proto__"]) {
    expect((await get(path)).status, path).toBe(404);
  }
});

test("an operation cannot hide one of the gateway's own pages", async () => {
  const health = contract("health", {
    queries: { live: query({ input: z.object({}), output: z.object({}), access: "public" }) },
  });
  const starting = startGateway(fakeApplication({}, [health as never]));
  await expect(starting).rejects.toMatchObject({ code: "ASH_MODULE_INVALID" });
});

describe("every answer", () => {
  test("carries headers that keep it from being cached or taken for something else", async () => {
    const { get } = await serving();
    for (const path of ["/health/live", "/nowhere", "/docs", "/openapi.json"]) {
      const { headers } = await get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("carries the request's id: the client's own when it is sane, a new one otherwise", async () => {
    const { get } = await serving();
    const idOf = async (id: string) =>
      (await get("/nowhere", { "x-request-id": id })).headers.get("x-request-id");
    expect(await idOf("my-request.1_A")).toBe("my-request.1_A");
    const generated = await Promise.all([idOf("a b"), idOf("x".repeat(129)), idOf("<script>"), idOf("")]);
    expect(new Set(generated).size).toBe(4);
    for (const id of generated) expect(id).toMatch(/^[A-Za-z0-9._-]{8,40}$/);
  });
});

describe("the deadline a client asks for", () => {
  test("is passed on, within 1 and 60000 ms", async () => {
    const { get, app } = await serving({ "orders.byId": () => null });
    for (const ms of ["250", "0", "99999999"]) {
      await get("/orders/byId?orderId=1", { "ashlar-timeout-ms": ms });
    }
    expect(app.asked.map(({ options }) => options.timeoutMs)).toEqual([250, 1, 60_000]);
  });

  test("must be a number", async () => {
    const { get, app } = await serving();
    const response = await get("/orders/byId?orderId=1", { "ashlar-timeout-ms": "soon" });
    expect(response.status).toBe(400);
    expect(app.asked).toEqual([]);
  });
});

test("the whole URL may be given, as to a proxy", async () => {
  const { gateway } = await serving({ "orders.byId": () => null });
  const target = "http://shop.example/orders/byId?orderId=1";
  const answer = await raw(gateway, `GET ${target} HTTP/1.1\r\nhost: shop.example\r\n\r\n`, /null$/);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

test("one connection serves many requests, pipelined ones too, in their order", async () => {
  const { gateway } = await serving({ "orders.byId": ({ orderId }: { orderId: string }) => ({ orderId }) });
  const ask = (id: string) => `GET /orders/byId?orderId=${id} HTTP/1.1\r\nhost: x\r\n\r\n`;
  const answers = await raw(gateway, ask("first") + ask("second"), /second/);
  expect(answers.indexOf("first")).toBeLessThan(answers.indexOf("second"));
});
