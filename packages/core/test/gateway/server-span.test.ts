import { createRequire } from "node:module";
import { context, trace } from "@opentelemetry/api";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { tracesPath } from "../recording/otlp-receiver.js";
import { realSdk } from "../recording/real-sdk.js";
import { order, raw, serving } from "./serving.js";

let sdk: Awaited<ReturnType<typeof realSdk>>;

beforeEach(async () => {
  sdk = await realSdk();
});
afterEach(() => sdk.stop());

/** Has the SDK's instrumentation of node's HTTP servers make spans too. */
function instrumentServers() {
  const instrumentation = new HttpInstrumentation({
    ignoreIncomingRequestHook: ({ url }) => url === tracesPath,
    ignoreOutgoingRequestHook: () => true,
  });
  instrumentation.setTracerProvider(sdk.provider);
  // It changes the module when somebody requires it.
  createRequire(import.meta.url)("node:http");
  onTestFinished(() => instrumentation.disable());
}

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentSpanId = "b7ad6b7169203331";
const traceparent = `00-${traceId}-${parentSpanId}-01`;

async function serverSpans() {
  return (await sdk.received()).filter(({ kind }) => kind === 2);
}

test("a request has a server span by the semantic conventions, in the client's trace", async () => {
  const { get, gateway } = await serving({ "orders.byId": () => null });
  await get("/orders/byId?orderId=secret", { traceparent });
  const [span, ...more] = await serverSpans();
  expect(more).toEqual([]);
  expect(span).toMatchObject({ name: "GET /orders/byId", traceId, parentSpanId, status: { code: 0 } });
  expect(span!.attributes).toEqual({
    "http.request.method": "GET",
    "http.response.status_code": 200,
    "http.route": "/orders/byId",
    "network.protocol.version": "1.1",
    "server.address": "127.0.0.1",
    "server.port": gateway.port,
    "url.path": "/orders/byId",
    "url.scheme": "http",
  });
});

test("the server is told as the client named it", async () => {
  const { gateway } = await serving({ "orders.byId": () => null });
  for (const host of ["shop.example", "shop.example:8443", "[::1]:3000"]) {
    await raw(gateway, `GET /orders/byId?orderId=1 HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  }
  const named = (await serverSpans()).map(({ attributes }) => [
    attributes["server.address"],
    attributes["server.port"],
  ]);
  expect(named).toEqual([
    ["shop.example", 80],
    ["shop.example", 8443],
    ["::1", 3000],
  ]);
});

test("methods that nobody knows make no names", async () => {
  const { gateway } = await serving();
  await raw(gateway, "PURGE /orders/byId HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  expect(await serverSpans()).toMatchObject([
    {
      name: "HTTP /orders/byId",
      attributes: { "http.request.method": "_OTHER", "http.request.method_original": "PURGE" },
    },
  ]);
});

test("a request has one server span, also when the SDK makes one for every request", async () => {
  instrumentServers();
  const { get, post, app } = await serving({
    "orders.byId": () => null,
    "orders.place": () => {
      throw new Error("no");
    },
  });
  await get("/orders/byId?orderId=1", { traceparent });
  await post("/orders/place", order);
  const spans = await serverSpans();
  expect(spans).toMatchObject([
    {
      name: "GET /orders/byId",
      scope: "@opentelemetry/instrumentation-http",
      traceId,
      parentSpanId,
      attributes: { "http.route": "/orders/byId", "http.response.status_code": 200 },
    },
    {
      name: "POST /orders/place",
      scope: "@opentelemetry/instrumentation-http",
      attributes: { "error.type": "ASH_CALL_FAILED", "http.response.status_code": 500 },
      status: { code: 2 },
    },
  ]);
  expect(trace.getSpanContext(app.asked[0]!.options.trace!)?.spanId).toBe(spans[0]!.spanId);
});

test("a span that the gateway was started in has nothing to do with its requests", async () => {
  const start = trace.getTracer("own").startSpan("start");
  const { get } = await context.with(trace.setSpan(context.active(), start), () =>
    serving({ "orders.byId": () => null }),
  );
  await get("/orders/byId?orderId=1");
  start.end();
  const [span, ...more] = await serverSpans();
  expect(more).toEqual([]);
  expect(span!.traceId).not.toBe(start.spanContext().traceId);
});

test("asking for the health, which goes on all day, makes no spans", async () => {
  const { get, app } = await serving();
  app.modulesHealth = async () => {
    trace.getTracer("sql").startSpan("select 1").end();
    return [];
  };
  expect((await get("/health/ready")).status).toBe(200);
  expect(await sdk.received()).toEqual([]);
});

test("what answers a request runs within its span", async () => {
  let active: string | undefined;
  const { get } = await serving({
    "orders.byId": () => {
      active = trace.getActiveSpan()?.spanContext().spanId;
      return null;
    },
  });
  await get("/orders/byId?orderId=1", { traceparent });
  const [span] = await serverSpans();
  expect(active).toBe(span!.spanId);
});
