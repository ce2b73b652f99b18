import { describe, expect, test } from "vitest";
import { serving } from "./serving.js";

const handlers = { "orders.byId": () => null };
const corsOrigins = ["https://shop.example"];
const corsHeaders = (response: Response) =>
  [...response.headers.keys()].filter((name) => name === "vary" || name.startsWith("access-control"));

function preflight(url: string, origin: string): Promise<Response> {
  const headers = { origin, "access-control-request-method": "POST" };
  return fetch(`${url}/orders/byId`, { method: "OPTIONS", headers });
}

test("no origin may call by default", async () => {
  const { get, gateway } = await serving(handlers);
  expect(corsHeaders(await get("/orders/byId?orderId=1", { origin: "https://shop.example" }))).toEqual([]);
  expect(corsHeaders(await preflight(gateway.url, "https://shop.example"))).toEqual([]);
});

describe("a listed origin", () => {
  test("may read answers, and problems too", async () => {
    const { get } = await serving(handlers, { corsOrigins });
    for (const path of ["/orders/byId?orderId=1", "/nowhere"]) {
      const { headers } = await get(path, { origin: "https://shop.example" });
      expect(headers.get("access-control-allow-origin")).toBe("https://shop.example");
      expect(headers.get("access-control-expose-headers")).toContain("x-request-id");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("vary")).toBe("origin");
    }
  });

  test("may ask beforehand what it may send", async () => {
    const { gateway } = await serving(handlers, { corsOrigins });
    const response = await preflight(gateway.url, "https://shop.example");
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST");
    for (const header of ["authorization", "content-type", "idempotency-key"]) {
      expect(response.headers.get("access-control-allow-headers")).toContain(header);
    }
    expect(response.headers.get("access-control-max-age")).toBe("7200");
  });
});

test("any other origin may not, however much it looks like one", async () => {
  const { get, gateway } = await serving(handlers, { corsOrigins });
  for (const origin of [
    "http://shop.example",
    "https://shop.example.evil",
    "https://shop.example:8443",
    "null",
  ]) {
    expect(corsHeaders(await get("/orders/byId?orderId=1", { origin })), origin).toEqual(["vary"]);
    expect(corsHeaders(await preflight(gateway.url, origin)), origin).toEqual(["vary"]);
  }
});
