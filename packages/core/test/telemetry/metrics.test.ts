import { expect, test } from "vitest";
import { Metrics } from "../../src/telemetry/metrics.js";

test("metrics are exposed as Prometheus reads them", () => {
  const metrics = new Metrics();
  const place = metrics.operation("orders", "place");
  place.record("ok", 3);
  place.record("ok", 30);
  place.record("rejected", 20_000);
  place.record("InvalidInput", 1);
  place.record("Failed", 1);
  metrics.answered("orders.place", 200);
  metrics.answered("orders.place", 200);
  metrics.answered("", 404);
  metrics.gauge({
    name: "ashlar_depth",
    help: "Depth.",
    kind: "gauge",
    read: () => [{ labels: { a: 'b"\\\n' }, value: 2 }],
  });
  const lines = metrics.expose().split("\n");
  expect(lines).toContain('ashlar_calls_total{module="orders",operation="place",outcome="ok"} 2');
  expect(lines).toContain('ashlar_calls_total{module="orders",operation="place",outcome="rejected"} 1');
  expect(lines).toContain(
    'ashlar_calls_total{module="orders",operation="place",outcome="client_error",error="InvalidInput"} 1',
  );
  expect(lines).toContain(
    'ashlar_calls_total{module="orders",operation="place",outcome="error",error="Failed"} 1',
  );
  expect(lines).toContain(
    'ashlar_calls_total{module="orders",operation="place",outcome="error",error="Timeout"} 0',
  );
  expect(lines).toContain('ashlar_http_requests_total{operation="orders.place",status="200"} 2');
  expect(lines).toContain('ashlar_http_requests_total{operation="",status="404"} 1');
  expect(lines).toContain(
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="0.005"} 3',
  );
  expect(lines).toContain(
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="0.05"} 4',
  );
  expect(lines).toContain('ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="10"} 4');
  expect(lines).toContain(
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="+Inf"} 5',
  );
  expect(lines).toContain('ashlar_call_duration_seconds_count{module="orders",operation="place"} 5');
  expect(lines).toContain('ashlar_depth{a="b\\"\\\\\\n"} 2');
});

test("an operation's numbers are one, however often they are asked for", () => {
  const metrics = new Metrics();
  expect(metrics.operation("a", "b")).toBe(metrics.operation("a", "b"));
});

test("the process tells of its processor, its memory and its event loop", () => {
  const lines = new Metrics().expose().split("\n");
  for (const name of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "process_start_time_seconds",
    'nodejs_eventloop_time_seconds_total{state="active"}',
    'nodejs_eventloop_time_seconds_total{state="idle"}',
  ]) {
    const [line] = lines.filter((one) => one.startsWith(`${name} `));
    expect(Number(line?.slice(name.length)), name).toBeGreaterThan(0);
  }
});
