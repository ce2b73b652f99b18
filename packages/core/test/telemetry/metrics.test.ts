import { expect, test } from "vitest";
import { Metrics } from "../../src/telemetry/metrics.js";

test("metrics are exposed as Prometheus reads them", () => {
  const metrics = new Metrics();
  const place = metrics.operation("orders", "place");
  place.record("ok", 3);
  place.record("ok", 30);
  place.record("rejected", 20_000);
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
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="0.005"} 1',
  );
  expect(lines).toContain(
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="0.05"} 2',
  );
  expect(lines).toContain('ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="10"} 2');
  expect(lines).toContain(
    'ashlar_call_duration_seconds_bucket{module="orders",operation="place",le="+Inf"} 3',
  );
  expect(lines).toContain('ashlar_call_duration_seconds_count{module="orders",operation="place"} 3');
  expect(lines).toContain('ashlar_depth{a="b\\"\\\\\\n"} 2');
});

test("an operation's numbers are one, however often they are asked for", () => {
  const metrics = new Metrics();
  expect(metrics.operation("a", "b")).toBe(metrics.operation("a", "b"));
});
