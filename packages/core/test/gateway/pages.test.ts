import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { isNear } from "../../src/gateway/near.js";
import { expectGolden } from "./golden.js";
import { clockByHand, serving } from "./serving.js";

const id = { "x-request-id": "the-request" };

test("/health/live answers while the process runs", async () => {
  const { get, app } = await serving();
  app.modulesHealth = async () => [{ module: "orders", ready: false }];
  const response = await get("/health/live");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "live" });
});

describe("/health/ready", () => {
  test("says that every module can take work", async () => {
    const { get } = await serving();
    const response = await get("/health/ready");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ready", modules: [{ module: "orders", ready: true }] });
  });

  test("says which module cannot, and why", async () => {
    const { get, app } = await serving();
    app.modulesHealth = async () => [
      { module: "orders", ready: true },
      { module: "stock", ready: false, reason: "its view is being rebuilt" },
    ];
    const response = await get("/health/ready", id);
    expect(response.status).toBe(503);
    expectGolden("not-ready", await response.json());
  });

  test("tells why to those nearby only", async () => {
    const { get, app } = await serving();
    app.modulesHealth = async () => [{ module: "orders", ready: false, reason: "connect 10.0.0.7:5432" }];
    const response = await get("/health/ready", { "x-forwarded-for": "203.0.113.7" });
    expect(await response.json()).toMatchObject({ modules: [{ module: "orders", ready: false }] });
    expect(await (await get("/health/ready", { via: "1.1 proxy" })).text()).not.toContain("5432");
  });

  test("is not ready when asking fails, without saying how", async () => {
    const { get, app } = await serving();
    app.modulesHealth = () => Promise.reject(new Error("password=hunter2"));
    const response = await get("/health/ready");
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("hunter2");
  });

  test("is not ready when the stores do not answer in time", async () => {
    const clock = clockByHand();
    const { get, app } = await serving({}, {}, { clock });
    let asked = false;
    app.modulesHealth = () => {
      asked = true;
      return new Promise(() => {});
    };
    const answering = get("/health/ready");
    await expect.poll(() => asked).toBe(true);
    clock.advance(3_000);
    expect((await answering).status).toBe(503);
  });

  test("asks the stores once for all who ask at the same time", async () => {
    const { get, app } = await serving();
    let asked = 0;
    app.modulesHealth = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return [];
    };
    await Promise.all(Array.from({ length: 10 }, () => get("/health/ready")));
    expect(asked).toBe(1);
  });
});

describe("/metrics", () => {
  test("answers a scraper on this machine in Prometheus' text format", async () => {
    const { get, app } = await serving();
    app.metrics.operation("orders", "place").record("ok", 12);
    const response = await get("/metrics");
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await response.text()).toContain(
      'ashlar_calls_total{module="orders",operation="place",outcome="ok"} 1',
    );
  });

  test("does not exist for what a proxy passes on", async () => {
    const { get } = await serving();
    for (const header of ["x-forwarded-for", "forwarded", "x-real-ip", "via"]) {
      expect((await get("/metrics", { [header]: "203.0.113.7" })).status, header).toBe(404);
    }
  });
});

test("near are this machine and private networks, and nobody else", () => {
  const near = (remoteAddress: string) =>
    isNear({ socket: { remoteAddress }, headers: {} } as IncomingMessage);
  const inside = ["127.0.0.1", "::1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "::ffff:10.1.2.3", "fd00::1"];
  const outside = ["8.8.8.8", "172.32.0.1", "::ffff:8.8.8.8", "2001:db8::1", "100.64.0.1", ""];
  expect(inside.filter((address) => !near(address))).toEqual([]);
  expect(outside.filter(near)).toEqual([]);
});

test("pages are read, and take nothing", async () => {
  const { post, gateway } = await serving();
  for (const path of ["/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs"]) {
    const response = await post(path, {});
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
    expect((await fetch(gateway.url + path, { method: "HEAD" })).status).toBe(200);
  }
});
