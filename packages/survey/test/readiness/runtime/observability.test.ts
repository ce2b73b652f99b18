import { describe, expect, test } from "vitest";
import { evidence, fixture, places, says, type Texts } from "./repository.js";

const npm = (...names: readonly string[]) => ({
  "package.json": JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) }),
});
const strength = (texts: Texts) => evidence(texts, "observability").strength;

describe("one signal is weaker than two", () => {
  const logs = { "src/log.ts": 'import pino from "pino";\n' };
  const metrics = { "src/metrics.ts": 'import { register } from "prom-client";\n' };
  const traces = { "src/tracing.ts": 'import { NodeSDK } from "@opentelemetry/sdk-node";\n' };
  const manifest = npm("pino", "prom-client", "@opentelemetry/sdk-node");

  test.each<readonly [string, Texts, string]>([
    ["a logger", logs, "declared"],
    ["metrics", metrics, "declared"],
    ["traces", traces, "declared"],
    ["logs and metrics", { ...logs, ...metrics }, "declared"],
    ["traces and logs", { ...traces, ...logs }, "wired"],
    ["traces and metrics", { ...traces, ...metrics }, "wired"],
    ["all three", { ...traces, ...metrics, ...logs }, "wired"],
  ])("%s", (_, sources, expected) => {
    expect(strength({ ...manifest, ...sources })).toBe(expected);
  });
});

describe("an agent beside the product", () => {
  const java = {
    "pom.xml": "<project></project>",
    "src/main/java/app/App.java": "package app;\nclass App {}\n",
  };
  test.each<readonly [string, Texts]>([
    [
      "Datadog's in a Dockerfile",
      { Dockerfile: "FROM eclipse-temurin:21\nENV JAVA_TOOL_OPTIONS=-javaagent:/dd-java-agent.jar\n" },
    ],
    [
      "Elastic's in a manifest",
      {
        "k8s/app.yaml":
          "apiVersion: apps/v1\nkind: Deployment\nspec:\n  args: [-javaagent:/elastic-apm-agent.jar]\n",
      },
    ],
    [
      "New Relic's in a start script",
      { "bin/start": "#!/bin/sh\nexec java -javaagent:/newrelic.jar -jar app.jar\n" },
    ],
  ])("%s traces and measures", (_, texts) => {
    expect(strength({ ...java, ...texts })).toBe("wired");
  });

  test("counts no more when its line is commented out", () => {
    const Dockerfile = "FROM eclipse-temurin:21\n# ENV JAVA_TOOL_OPTIONS=-javaagent:/dd-java-agent.jar\n";
    expect(strength({ ...java, Dockerfile })).toBe("none");
  });

  test.each(["Dockerfile.production", "Procfile", "deploy/app.service"])("nor in %s", (file) => {
    const line = "web: java -javaagent:/dd-java-agent.jar -jar app.jar\n";
    expect(strength({ ...java, [file]: line })).toBe("wired");
    expect(strength({ ...java, [file]: `# ${line}` })).toBe("none");
  });

  test("counts no more in a Compose file, which is for development", () => {
    const text = "services:\n  app:\n    environment: { JAVA_TOOL_OPTIONS: -javaagent:/dd-java-agent.jar }\n";
    const image = { Dockerfile: "FROM eclipse-temurin:21\n" };
    expect(strength({ ...java, ...image, "docker-compose.yml": text })).toBe("none");
  });

  test("is found where the cluster injects it", () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    instrumentation.opentelemetry.io/inject-java: "true"\n';
    expect(places({ ...java, "deploy/app.yaml": text }, "tracing-recorded")).toEqual(["deploy/app.yaml:5"]);
    const off = text.replace('"true"', '"false"');
    expect(says({ ...java, "deploy/app.yaml": off }, "tracing-recorded")).toEqual(["false"]);
  });

  test("is found in the script that starts a package, not in its list of dependencies", () => {
    const dependencies = { "dd-trace": "5.0.0" };
    const source = { "src/app.js": "export {};\n" };
    const started = (start: string) => ({
      ...source,
      "package.json": JSON.stringify({ scripts: { start }, dependencies }, undefined, 2),
    });
    expect(strength(started("node --require dd-trace/init src/app.js"))).toBe("wired");
    expect(strength(started("node src/app.js"))).toBe("declared");
  });
});

describe("settings of Spring Boot", () => {
  const manifest = {
    "build.gradle":
      "dependencies {\n  implementation 'io.micrometer:micrometer-tracing-bridge-otel:1.4.0'\n  implementation 'io.micrometer:micrometer-registry-prometheus:1.14.0'\n}\n",
  };
  test.each<readonly [string, string, string]>([
    [
      "application.yml",
      "management:\n  tracing:\n    sampling:\n      probability: 1.0\n  metrics:\n    tags: { a: b }\n",
      "wired",
    ],
    [
      "application.properties",
      "management.tracing.sampling.probability=1.0\nmanagement.metrics.tags.a=b\n",
      "wired",
    ],
    [
      "application.yml",
      "management:\n  # tracing:\n  #   sampling: 1.0\nother:\n  tracing:\n    a: b\n",
      "declared",
    ],
    ["application.properties", "# management.tracing.sampling.probability=1.0\n", "declared"],
  ])("in %s", (file, text, expected) => {
    expect(strength({ ...manifest, [`src/main/resources/${file}`]: text })).toBe(expected);
  });
});

describe("who works on other people's telemetry", () => {
  test("does not trace itself by that", () => {
    const texts = fixture("go-collector");
    expect(says(texts, "telemetry-signals")).toEqual(["false"]);
    expect(strength(texts)).toBe("declared");
  });

  test("traces itself where it starts an SDK of its own", () => {
    const main =
      'package main\n\nimport (\n\t"log/slog"\n\tsdktrace "go.opentelemetry.io/otel/sdk/trace"\n\t"go.opentelemetry.io/otel"\n)\n\nfunc main() { otel.SetTracerProvider(sdktrace.NewTracerProvider()) }\n';
    const texts = { ...fixture("go-collector"), "cmd/api/main.go": main };
    expect(strength(texts)).toBe("wired");
    expect(places(texts, "tracing-recorded")).toEqual(["cmd/api/main.go:5"]);
  });

  test("is traced by an agent all the same", () => {
    const Dockerfile = "FROM python:3.13\nCMD opentelemetry-instrument python -m app\n";
    const texts = {
      "requirements.txt": "opentelemetry-proto\nopentelemetry-distro\nstructlog\n",
      "app/__main__.py": "import structlog\nfrom opentelemetry.proto.trace.v1 import trace_pb2\n",
    };
    expect(strength(texts)).toBe("declared");
    expect(strength({ ...texts, Dockerfile })).toBe("wired");
  });

  test("the protocol's definitions and its API alone are no tracing", () => {
    const proto = {
      "proto/opentelemetry/proto/trace/v1/trace.proto": 'syntax = "proto3";\n',
      "main.go": "package main\n\nfunc main() {}\n",
    };
    expect(strength(proto)).toBe("none");
    const api = {
      Dockerfile: "FROM node:22\n",
      ...npm("@opentelemetry/api"),
      "src/a.ts": 'import { trace } from "@opentelemetry/api";\n',
    };
    expect(strength(api)).toBe("none");
  });
});

describe("dashboards and alert rules", () => {
  const product = { ...npm("express"), "src/app.ts": "export {};\n" };
  test.each<readonly [string, Texts]>([
    ["a dashboard of Grafana", { "ops/dashboards/app.json": '{ "schemaVersion": 39, "panels": [] }' }],
    [
      "rules of Prometheus",
      {
        "ops/prometheus/rules.yml":
          "groups:\n  - name: app\n    rules:\n      - alert: Down\n        expr: up == 0\n",
      },
    ],
    ["an alarm in Terraform", { "infra/alarms.tf": 'resource "aws_cloudwatch_metric_alarm" "errors" {}\n' }],
    [
      "a rule in the cluster",
      { "deploy/rules.yaml": "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n" },
    ],
  ])("%s is declared: it takes more to operate", (_, texts) => {
    expect(says({ ...product, ...texts }, "dashboards-as-code")).toEqual(["true declared"]);
    expect(strength({ ...product, ...texts })).toBe("declared");
  });

  test("those of a chart for customers do not count", () => {
    expect(says(fixture("charts-for-customers"), "dashboards-as-code")).toEqual(["not-available"]);
  });
});

test("a pipeline that tells the monitoring of a release exercises what is wired", () => {
  const texts = fixture("node-orders");
  expect(strength(texts)).toBe("exercised");
  const { "src/telemetry.ts": _, ...untraced } = texts;
  expect(says(untraced, "telemetry-in-pipeline")).toEqual(["true declared"]);
});
