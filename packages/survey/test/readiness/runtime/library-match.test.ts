import { describe, expect, test } from "vitest";
import type { Library } from "../../../src/readiness/probes/runtime/library.js";
import { matchOf } from "../../../src/readiness/probes/runtime/library-match.js";

const of = (ecosystem: Library["ecosystem"], name: string): Library => ({
  ecosystem,
  packages: [name],
  imports: [name],
});

const uses: readonly (readonly [Library["ecosystem"], name: string, line: string])[] = [
  ["node", "kafkajs", 'import { Kafka } from "kafkajs";'],
  ["node", "kafkajs", "import kafka from 'kafkajs/src/index'"],
  ["node", "kafkajs", 'const { Kafka } = require("kafkajs");'],
  ["node", "kafkajs", 'const { Kafka } = await import("kafkajs");'],
  ["node", "dd-trace", 'import "dd-trace/init";'],
  ["node", "kafkajs", 'export * from "kafkajs";'],
  ["jvm", "com.hazelcast.core", "import com.hazelcast.core.Hazelcast;"],
  ["jvm", "akka.cluster.sharding", "import akka.cluster.sharding.{ ClusterSharding, ShardRegion }"],
  ["jvm", "io.micrometer.core", "import static io.micrometer.core.instrument.Metrics.counter;"],
  ["jvm", "io.github.resilience4j", "    import io.github.resilience4j.retry.*"],
  ["go", "github.com/twmb/franz-go", '\t"github.com/twmb/franz-go/pkg/kgo"'],
  ["go", "go.opentelemetry.io/otel/sdk/trace", '\tsdktrace "go.opentelemetry.io/otel/sdk/trace"'],
  ["go", "github.com/sony/gobreaker", 'import "github.com/sony/gobreaker/v2"'],
  ["python", "aio_pika", "import aio_pika"],
  ["python", "opentelemetry.sdk", "from opentelemetry.sdk.trace import TracerProvider"],
  ["python", "google.cloud.pubsub_v1", "from google.cloud import storage, pubsub_v1"],
  ["python", "tenacity", "    from tenacity import retry"],
  ["python", "tenacity", "import os, tenacity"],
  ["dotnet", "Polly", "using Polly;"],
  ["dotnet", "Orleans", "global using Orleans.Hosting;"],
  ["dotnet", "Azure.Messaging.ServiceBus", "open Azure.Messaging.ServiceBus"],
  ["ruby", "bunny", 'require "bunny"'],
  ["ruby", "opentelemetry/sdk", "require 'opentelemetry/sdk'"],
];

const others: readonly (readonly [Library["ecosystem"], name: string, text: string])[] = [
  ["node", "nats", 'import { nats } from "./nats.js";'],
  ["node", "kafkajs", 'import x from "kafkajs-mock";'],
  ["node", "kafkajs", 'import type { Kafka } from "kafkajs";'],
  ["node", "kafkajs", 'import type {\n  Kafka,\n  Consumer,\n} from "kafkajs";'],
  ["node", "kafkajs", 'log("kafkajs")'],
  ["jvm", "brave", "import bravery.Tracing;"],
  ["jvm", "io.nats.client", "import io.nats.clientele.Thing;"],
  ["go", "github.com/sony/gobreaker", '\t"github.com/sony/gobreakers"'],
  ["go", "log/slog", '\tfmt.Println("log/slog", 1)'],
  ["python", "kafka", "from .kafka import producer"],
  ["python", "kafka", "import kafkaesque"],
  ["python", "nats", "from gnats import x"],
  ["dotnet", "Prometheus", "using PrometheusLike;"],
  ["dotnet", "Polly", "namespace Polly.Copy;"],
  ["ruby", "semian", 'require "semiant"'],
];

describe("what imports a library", () => {
  test.each(uses)("%s: %s by %s", (ecosystem, name, line) => {
    expect(matchOf(of(ecosystem, name)).lineIn(`first\n${line}\n`)).toBe(2);
    expect(matchOf(of(ecosystem, name)).mayStandIn(`first\n${line}\n`)).toBe(true);
  });
});

describe("what only looks like it", () => {
  test.each(others)("%s: %s by %s", (ecosystem, name, text) => {
    expect(matchOf(of(ecosystem, name)).lineIn(text)).toBeUndefined();
  });
});

test("a library that needs a setting counts only in a file that has it", () => {
  const sentry: Library = { ecosystem: "node", packages: ["@sentry/node"], needs: ["tracesSampleRate"] };
  const setUp = (settings: string) =>
    `import * as Sentry from "@sentry/node";\nSentry.init({ ${settings} });`;
  expect(matchOf(sentry).lineIn(setUp("dsn"))).toBeUndefined();
  expect(matchOf(sentry).lineIn(setUp("dsn, tracesSampleRate: 0.1"))).toBe(1);
});

test("text about a call is no call", () => {
  const limits: Library = { ecosystem: "node", packages: [], imports: [], marks: ["AbortSignal.timeout("] };
  expect(matchOf(limits).lineIn('const marks = ["AbortSignal.timeout("];')).toBeUndefined();
  expect(matchOf(limits).lineIn("fetch(url, { signal: AbortSignal.timeout(1_000) });")).toBe(1);
});
