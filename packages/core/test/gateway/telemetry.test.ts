import { trace } from "@opentelemetry/api";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { CallError } from "../../src/errors/index.js";
import { StoreFailure } from "../../src/runtime/ports/store-failure.js";
import { recordSpans, stopRecording } from "../recording/recorded-spans.js";
import { clockByHand, order, serving } from "./serving.js";
import { bearer, token } from "./tokens.js";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

function logged() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { log, lines };
}

describe("the log", () => {
  test("has one line for each request, with what it takes to find it", async () => {
    const { log, lines } = logged();
    const { get } = await serving({ "orders.byId": () => null }, {}, { log });
    await get("/orders/byId?orderId=1", { "x-request-id": "r-1", traceparent });
    await get("/nowhere", { "x-request-id": "r-2" });
    await get("/health/live");
    expect(lines).toMatchObject([
      {
        msg: "request",
        requestId: "r-1",
        operation: "orders.byId",
        status: 200,
        ms: expect.any(Number),
        traceId,
      },
      { msg: "request", requestId: "r-2", operation: "", status: 404, code: "ASH_ROUTE_UNKNOWN" },
      { msg: "request", operation: "/health/live", status: 200 },
    ]);
  });

  test("never has bodies, tokens or query strings in it", async () => {
    const { log, lines } = logged();
    const { get, post } = await serving({ "orders.byId": () => null }, {}, { log });
    await get("/orders/byId?orderId=in-the-url", await bearer());
    await post("/orders/place", { ...order, note: 7, orderId: "in-the-body" }, await bearer());
    await post("/orders/place", "{in-the-body");
    await get("/nowhere/in-the-url?in-the-url", { authorization: `Bearer ${await token()}x` });
    expect(JSON.stringify(lines)).not.toMatch(/in-the-|eyJ/);
    expect(lines).toHaveLength(4);
  });

  test("has the cause of an internal error, which the client does not get", async () => {
    const { log, lines } = logged();
    const failing = () => {
      const cause = new Error("the table is missing");
      throw new CallError("Failed", "orders.place", { message: "failed", mayHaveExecuted: true, cause });
    };
    const { post } = await serving({ "orders.place": failing }, {}, { log });
    await post("/orders/place", order, { "x-request-id": "r-1" });
    const line = lines.find(({ msg }) => msg === "failed");
    expect(line).toMatchObject({ requestId: "r-1", operation: "orders.place" });
    expect(JSON.stringify(line)).toContain("the table is missing");
  });
});

describe("an outage in the log", () => {
  const words = "connect ECONNREFUSED 10.0.0.5:5432";
  const outage = () => {
    const cause = new StoreFailure("unavailable", words, new Error(words));
    throw new CallError("Unavailable", "orders.byId", { message: words, mayHaveExecuted: false, cause });
  };

  test("is told once a second, with how many requests it failed meanwhile", async () => {
    const { log: failures, lines } = logged();
    const clock = clockByHand();
    const { get } = await serving({ "orders.byId": outage }, {}, { failures, clock });
    for (const requestId of ["r-1", "r-2", "r-3"]) {
      await get("/orders/byId?orderId=1", { "x-request-id": requestId, traceparent });
    }
    await clock.advance(1_000);
    await get("/orders/byId?orderId=1", { "x-request-id": "r-4", traceparent });
    const line = { operation: "orders.byId", code: "ASH_STORE_UNAVAILABLE", traceId, msg: "unavailable" };
    expect(lines).toMatchObject([
      { ...line, requestId: "r-1" },
      { ...line, requestId: "r-4", alike: 2 },
    ]);
    expect(lines[0]).not.toHaveProperty("alike");
  });

  test("says the same words in one error, not in one within another within another", async () => {
    const { log: failures, lines } = logged();
    const { get } = await serving({ "orders.byId": outage }, {}, { failures });
    await get("/orders/byId?orderId=1");
    expect(lines).toMatchObject([{ err: { message: words, type: "Error" } }]);
  });
});

describe("traces", () => {
  afterEach(stopRecording);

  test("have a server span for each call, in the client's trace", async () => {
    const spans = recordSpans();
    const { get, app } = await serving({ "orders.byId": () => null });
    await get("/orders/byId?orderId=1", { traceparent });
    expect(spans).toMatchObject([
      {
        name: "GET /orders/byId",
        options: { kind: 1, attributes: { "http.route": "/orders/byId" } },
        parentTraceId: traceId,
        attributes: { "http.response.status_code": 200 },
        ended: true,
      },
    ]);
    expect(trace.getSpanContext(app.asked[0]!.options.trace!)).toMatchObject({
      traceId,
      spanId: spans[0]!.spanId,
    });
  });

  test("mark server errors, and only those", async () => {
    const spans = recordSpans();
    const { post } = await serving({
      "orders.place": () => {
        throw new Error("no");
      },
    });
    await post("/orders/place", order);
    await post("/orders/place", {});
    expect(spans.map(({ attributes }) => attributes)).toEqual([
      {
        "http.response.status_code": 500,
        "error.type": "ASH_CALL_FAILED",
        status: { code: 2, message: "ASH_CALL_FAILED" },
      },
      { "http.response.status_code": 400 },
    ]);
  });

  test("of the client are handed on without an SDK too", async () => {
    const { get, app } = await serving({ "orders.byId": () => null });
    await get("/orders/byId?orderId=1", { traceparent });
    await get("/orders/byId?orderId=1", { traceparent: "nonsense" });
    await get("/orders/byId?orderId=1");
    const traceIds = app.asked.map(
      ({ options }) => options.trace && trace.getSpanContext(options.trace)?.traceId,
    );
    expect(traceIds).toEqual([traceId, undefined, undefined]);
  });
});

describe("metrics", () => {
  test("count requests by operation and status, clients' mistakes and guesses included", async () => {
    const { get, post } = await serving({ "orders.byId": () => null });
    await get("/orders/byId?orderId=1");
    await post("/orders/place", {});
    await post("/orders/close", {});
    await get("/guess/1");
    await get("/guess/2");
    const page = await (await get("/metrics")).text();
    expect(page.split("\n").filter((line) => line.startsWith("ashlar_http_requests_total"))).toEqual([
      'ashlar_http_requests_total{operation="orders.byId",status="200"} 1',
      'ashlar_http_requests_total{operation="orders.place",status="400"} 1',
      'ashlar_http_requests_total{operation="orders.close",status="401"} 1',
      'ashlar_http_requests_total{operation="",status="404"} 2',
    ]);
  });
});
