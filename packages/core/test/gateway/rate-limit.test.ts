import { describe, expect, test } from "vitest";
import { rateLimit } from "../../src/gateway/rate-limit.js";
import { clockByHand, serving } from "./serving.js";

test("a client address may make its minute's requests at once, and gets them back evenly", async () => {
  const clock = clockByHand();
  const { get } = await serving({ "orders.byId": () => null }, { requestsPerMinute: 4 }, { clock });
  const statuses = async (count: number) => {
    const found: number[] = [];
    for (let i = 0; i < count; i++) found.push((await get("/orders/byId?orderId=1")).status);
    return found;
  };
  expect(await statuses(5)).toEqual([200, 200, 200, 200, 429]);
  clock.advance(15_000);
  expect(await statuses(2)).toEqual([200, 429]);
  clock.advance(3_600_000);
  expect(await statuses(5)).toEqual([200, 200, 200, 200, 429]);
});

test("unknown addresses and documentation count too; health does not", async () => {
  const { get } = await serving({}, { requestsPerMinute: 2 });
  expect((await get("/nowhere")).status).toBe(404);
  expect((await get("/openapi.json")).status).toBe(200);
  expect((await get("/docs")).status).toBe(429);
  expect((await get("/health/live")).status).toBe(200);
  expect((await get("/health/ready")).status).toBe(200);
  expect((await get("/metrics")).status).toBe(200);
});

test("no limit unless it is set", () => {
  expect(rateLimit(0, clockByHand())).toBeUndefined();
});

describe("an address", () => {
  const refuses = (limit: (address: string) => void, address: string) => {
    try {
      limit(address);
      return false;
    } catch {
      return true;
    }
  };

  test("has a bucket of its own", () => {
    const limit = rateLimit(1, clockByHand())!;
    expect(["10.0.0.1", "10.0.0.2", "::ffff:10.0.0.3", "10.0.0.1"].map((a) => refuses(limit, a))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test("of IPv6 shares it with its whole network", () => {
    const limit = rateLimit(1, clockByHand())!;
    expect(refuses(limit, "2001:db8::1")).toBe(false);
    expect(refuses(limit, "2001:db8:0:0:ffff:1:2:3")).toBe(true);
    expect(refuses(limit, "2001:db8:0:1::1")).toBe(false);
    expect(refuses(limit, "::1")).toBe(false);
  });

  test("is forgotten when ten thousand others came since, so that memory is bounded", () => {
    const limit = rateLimit(1, clockByHand())!;
    expect(refuses(limit, "10.0.0.1")).toBe(false);
    for (let i = 0; i < 10_000; i++) limit(`client-${i}`);
    expect(refuses(limit, "client-9999")).toBe(true);
    expect(refuses(limit, "10.0.0.1")).toBe(false);
  });
});
