import { describe, expect, test } from "vitest";
import { says, type Texts } from "./repository.js";

/** A manifest that names a library, and a source that uses it. */
interface Case {
  readonly probe: string;
  readonly manifest: readonly [file: string, text: string];
  readonly source: readonly [file: string, text: string];
  /** How a line is commented out. */
  readonly comment: string;
}

const pom = (group: string, artifact: string, scope = "") =>
  `<project><dependencies>\n<dependency>\n<groupId>${group}</groupId>\n<artifactId>${artifact}</artifactId>${scope}\n</dependency>\n</dependencies></project>`;
const csproj = (name: string) =>
  `<Project Sdk="Microsoft.NET.Sdk">\n<ItemGroup>\n<PackageReference Include="${name}" Version="1.0.0" />\n</ItemGroup>\n</Project>`;
const npm = (name: string) =>
  JSON.stringify({ name: "app", dependencies: { [name]: "1.0.0" } }, undefined, 2);

const cases: Readonly<Record<string, Case>> = {
  "opossum in Node": {
    probe: "resilience-library",
    manifest: ["package.json", npm("opossum")],
    source: ["src/stock.js", 'const CircuitBreaker = require("opossum");\n'],
    comment: "// ",
  },
  "RabbitMQ in Node": {
    probe: "broker-client",
    manifest: ["package.json", npm("amqplib")],
    source: ["src/queue.ts", 'import amqp from "amqplib";\n'],
    comment: "// ",
  },
  "Emmett in Node": {
    probe: "event-store",
    manifest: ["package.json", npm("@event-driven-io/emmett")],
    source: ["src/cart.ts", 'import { CommandHandler } from "@event-driven-io/emmett";\n'],
    comment: "// ",
  },
  "Failsafe on the JVM": {
    probe: "resilience-library",
    manifest: ["pom.xml", pom("dev.failsafe", "failsafe")],
    source: ["src/main/java/app/Stock.java", "package app;\nimport dev.failsafe.Failsafe;\n"],
    comment: "// ",
  },
  "Kafka on the JVM, with Gradle": {
    probe: "broker-client",
    manifest: [
      "build.gradle.kts",
      'dependencies {\n  implementation("org.apache.kafka:kafka-clients:3.9.0")\n}\n',
    ],
    source: [
      "src/main/kotlin/app/Orders.kt",
      "package app\nimport org.apache.kafka.clients.producer.KafkaProducer\n",
    ],
    comment: "// ",
  },
  "Ignite on the JVM": {
    probe: "data-grid-client",
    manifest: ["pom.xml", pom("org.apache.ignite", "ignite-core")],
    source: ["src/main/java/app/Grid.java", "package app;\nimport org.apache.ignite.Ignition;\n"],
    comment: "// ",
  },
  "Axon on the JVM": {
    probe: "event-store",
    manifest: ["pom.xml", pom("org.axonframework", "axon-spring-boot-starter")],
    source: [
      "src/main/java/app/Cart.java",
      "package app;\nimport org.axonframework.modelling.command.AggregateLifecycle;\n",
    ],
    comment: "// ",
  },
  "retries in Go": {
    probe: "resilience-library",
    manifest: ["go.mod", "module example.com/app\n\nrequire github.com/hashicorp/go-retryablehttp v0.7.7\n"],
    source: ["client.go", 'package app\n\nimport "github.com/hashicorp/go-retryablehttp"\n'],
    comment: "// ",
  },
  "NATS in Go": {
    probe: "broker-client",
    manifest: ["go.mod", "module example.com/app\n\nrequire (\n\tgithub.com/nats-io/nats.go v1.37.0\n)\n"],
    source: ["internal/events.go", 'package internal\n\nimport (\n\t"github.com/nats-io/nats.go"\n)\n'],
    comment: "// ",
  },
  "Kafka in Python": {
    probe: "broker-client",
    manifest: ["requirements.txt", "aiokafka==0.11\n"],
    source: ["app/orders.py", "from aiokafka import AIOKafkaConsumer\n"],
    comment: "# ",
  },
  "tenacity in Python": {
    probe: "resilience-library",
    manifest: ["pyproject.toml", '[project]\nname = "app"\ndependencies = [\n  "tenacity>=9",\n]\n'],
    source: ["app/client.py", "from tenacity import retry\n"],
    comment: "# ",
  },
  "eventsourcing in Python": {
    probe: "event-store",
    manifest: ["requirements.txt", "eventsourcing\n"],
    source: ["app/cart.py", "from eventsourcing.domain import Aggregate\n"],
    comment: "# ",
  },
  "Polly in .NET": {
    probe: "resilience-library",
    manifest: ["App/App.csproj", csproj("Polly")],
    source: ["App/Stock.cs", "using Polly;\n"],
    comment: "// ",
  },
  "Orleans in .NET": {
    probe: "data-grid-client",
    manifest: ["App/App.csproj", csproj("Microsoft.Orleans.Server")],
    source: ["App/Cart.cs", "using Orleans;\n"],
    comment: "// ",
  },
  "KurrentDB in .NET": {
    probe: "event-store",
    manifest: ["App/App.csproj", csproj("KurrentDB.Client")],
    source: ["App/Cart.cs", "using KurrentDB.Client;\n"],
    comment: "// ",
  },
  "Stoplight in Ruby": {
    probe: "resilience-library",
    manifest: ["Gemfile", 'source "https://rubygems.org"\ngem "stoplight"\n'],
    source: ["app/services/stock.rb", 'class Stock\n  def light = Stoplight("stock").run { call }\nend\n'],
    comment: "# ",
  },
  "Karafka in Ruby": {
    probe: "broker-client",
    manifest: ["Gemfile", 'gem "karafka"\n'],
    source: ["karafka.rb", "class App < Karafka::App\nend\n"],
    comment: "# ",
  },
};

const commentedOut = (text: string, comment: string) =>
  text.replace(/^(?=.*(?:import|require|using|Stoplight|Karafka|from |"github))/gm, comment);

describe.each(Object.entries(cases))("%s", (name, { probe, manifest, source, comment }) => {
  const [file, text] = source;
  const written: Texts = { [manifest[0]]: manifest[1] };

  test("is wired where product code uses it", () => {
    // Retries alone guard little, however they are used.
    const strength = /^(?:retries|tenacity)/i.test(name) ? "declared" : "wired";
    expect(says({ ...written, [file]: text }, probe)).toEqual([`true ${strength}`]);
  });

  test("is declared where only a manifest names it", () => {
    const stands = file.replace(/[^/]*(\.\w+)$/, "unrelated$1");
    expect(says({ ...written, [stands]: `${comment}nothing here\n` }, probe)).toEqual(["true declared"]);
  });

  test("is declared where the use is commented out", () => {
    expect(says({ ...written, [file]: commentedOut(text, comment) }, probe)).toEqual(["true declared"]);
  });

  test.each(["test", "examples", "vendor", "docs", "fixtures"])(
    "is no more than declared where only %s uses it",
    (folder) => {
      expect(says({ ...written, [`${folder}/${file}`]: text }, probe)).toEqual(["true declared"]);
    },
  );

  test("is nothing where no manifest names it", () => {
    expect(says({ [file]: text, Dockerfile: "FROM scratch\n" }, probe)).toEqual(["false"]);
  });
});

describe("what is needed for development only", () => {
  test.each<readonly [string, Texts, string]>([
    [
      "devDependencies of Node",
      {
        "package.json": JSON.stringify({ devDependencies: { kafkajs: "2.2.4" } }),
        "src/app.ts": "export {};",
        "test/kafka.test.ts": 'import { Kafka } from "kafkajs";',
      },
      "broker-client",
    ],
    [
      "the test scope of Maven",
      {
        "pom.xml": pom("org.apache.kafka", "kafka-clients", "<scope>test</scope>"),
        "src/test/java/app/KafkaTest.java": "import org.apache.kafka.clients.producer.KafkaProducer;",
      },
      "broker-client",
    ],
    [
      "a test group of Bundler",
      {
        Gemfile: 'group :test do\n  gem "bunny"\nend\n',
        "spec/queue_spec.rb": 'require "bunny"',
        "app/a.rb": "class A; end",
      },
      "broker-client",
    ],
    [
      "a development group of Python",
      {
        "pyproject.toml": '[project]\nname = "app"\n\n[dependency-groups]\ndev = ["tenacity"]\n',
        "tests/test_flaky.py": "from tenacity import retry",
        "app/a.py": "",
      },
      "resilience-library",
    ],
  ])("%s is no evidence", (_, texts, probe) => {
    expect(says({ ...texts, Dockerfile: "FROM scratch\n" }, probe)).toEqual(["false"]);
  });
});

test("a lock file alone is no evidence", () => {
  const texts = {
    "package.json": JSON.stringify({ name: "app", dependencies: {} }),
    "package-lock.json": JSON.stringify({ packages: { "node_modules/kafkajs": { version: "2.2.4" } } }),
    "src/a.ts": "export {};",
  };
  expect(says(texts, "broker-client")).toEqual(["false"]);
});

test("without code in a known language nothing is said", () => {
  const texts = { "main.cbl": "DISPLAY 'KAFKA'.", "README.md": "We use Kafka." };
  for (const probe of [
    "broker-client",
    "resilience-library",
    "event-store",
    "data-grid-client",
    "tracing-recorded",
  ])
    expect(says(texts, probe)).toEqual(["not-available"]);
});
