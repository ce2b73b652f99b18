import { describe, expect, test } from "vitest";
import { evidence, fixture, says, type Texts } from "./repository.js";

const npm = (...names: readonly string[]) => ({
  "package.json": JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) }),
});
const gradle = (...names: readonly string[]) => ({
  "build.gradle": `dependencies {\n${names.map((name) => `  implementation '${name}:1.0.0'\n`).join("")}}\n`,
});

describe("a broker", () => {
  const consumer = { ...npm("kafkajs"), "src/consumer.ts": 'import { Kafka } from "kafkajs";\n' };
  const strength = (texts: Texts) => evidence(texts, "broker").strength;

  test("is known better by those who set failed messages aside and govern their schemas", () => {
    const deadLetters = { "src/dead-letters.ts": 'export const topic = "orders.dlq";\n' };
    const schema = {
      "schemas/order-placed.avsc": '{ "type": "record", "name": "OrderPlaced", "fields": [] }',
    };
    expect(strength(consumer)).toBe("wired");
    expect(says({ ...consumer, ...deadLetters }, "broker-dead-letters")).toEqual(["true wired"]);
    expect(strength({ ...consumer, ...deadLetters, ...schema })).toBe("exercised");
  });

  test("is tested in a pipeline", () => {
    const pipeline = (image: string, script: string) => ({
      ".github/workflows/ci.yml": `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    services:\n      broker:\n        image: ${image}\n    steps:\n      - run: ${script}\n`,
    });
    expect(strength({ ...consumer, ...pipeline("apache/kafka:3.9.0", "npx vitest run") })).toBe("exercised");
    expect(strength({ ...consumer, ...pipeline("postgres:17", "npx vitest run") })).toBe("wired");
    expect(strength({ ...consumer, ...pipeline("apache/kafka:3.9.0", "npm run lint") })).toBe("wired");
  });

  test("of customers, that connectors speak to, is declared", () => {
    const connector = { ...npm("kafkajs"), "src/connectors/kafka/client.ts": consumer["src/consumer.ts"] };
    expect(strength(connector)).toBe("declared");
    expect(strength({ ...connector, ...consumer })).toBe("wired");
  });

  test("is hidden by a job queue", () => {
    const texts = { "requirements.txt": "celery\n", "app/tasks.py": "from celery import Celery\n" };
    expect(strength(texts)).toBe("declared");
  });

  test.each<readonly [string, Texts]>([
    ["a job queue on Redis", { ...npm("bullmq"), "src/a.ts": 'import { Queue } from "bullmq";\n' }],
    [
      "an AWS client for storage",
      { ...npm("aws-sdk"), "src/a.ts": 'import AWS from "aws-sdk";\nnew AWS.S3();\n' },
    ],
    [
      "boto3 for storage",
      { "requirements.txt": "boto3\n", "app/a.py": 'import boto3\nboto3.client("s3")\n' },
    ],
    [
      "a bus in the process",
      {
        "App/App.csproj": '<Project>\n<PackageReference Include="MassTransit" Version="8.0.0" />\n</Project>',
        "App/Program.cs": "using MassTransit;\nservices.AddMassTransit(x => x.UsingInMemory());\n",
      },
    ],
    ["a dead letter office", { ...npm("express"), "src/mail.ts": "export const deadLetter = 1;\n" }],
    [
      "a word in a changelog",
      { ...npm("express"), "src/a.ts": "export {};\n", "CHANGELOG.md": "- Kafka, RabbitMQ\n" },
    ],
  ])("is not %s", (_, texts) => {
    expect(strength(texts)).toBe("none");
  });
});

describe("a data grid", () => {
  const strength = (texts: Texts) => evidence(texts, "data-grid").strength;

  test("is in use where code computes on it", () => {
    const source =
      "package app;\nimport com.hazelcast.core.HazelcastInstance;\nimport com.hazelcast.map.IMap;\n";
    expect(strength({ ...gradle("com.hazelcast:hazelcast"), "src/main/java/app/A.java": source })).toBe(
      "wired",
    );
  });

  test("is only declared where it is a cache", () => {
    const source =
      "package app;\nimport com.hazelcast.core.HazelcastInstance;\nimport com.hazelcast.spring.cache.HazelcastCacheManager;\n";
    expect(strength({ ...gradle("com.hazelcast:hazelcast"), "src/main/java/app/A.java": source })).toBe(
      "declared",
    );
  });

  test.each<readonly [string, Texts]>([
    ["Redis", { ...npm("ioredis"), "src/a.ts": 'import Redis from "ioredis";\n' }],
    ["Memcached", { ...npm("memjs"), "src/a.ts": 'import { Client } from "memjs";\n' }],
    [
      "Ehcache",
      { ...gradle("org.ehcache:ehcache"), "src/main/java/app/A.java": "import org.ehcache.Cache;\n" },
    ],
    [
      "actors on one machine",
      {
        ...gradle("com.typesafe.akka:akka-actor"),
        "src/main/scala/app/A.scala": "import akka.actor.Actor\n",
      },
    ],
  ])("is not %s", (_, texts) => {
    expect(strength(texts)).toBe("none");
  });
});

describe("domain-driven design", () => {
  const strength = (texts: Texts) => evidence(texts, "domain-driven-design").strength;
  const java = (path: string, text: string) => ({ [`src/main/java/app/${path}`]: `package app;\n${text}\n` });
  const manifest = gradle("org.slf4j:slf4j-api");

  test("a folder named domain is nothing, two are declared", () => {
    const one = java("orders/domain/Order.java", "class Order {}");
    expect(strength({ ...manifest, ...one })).toBe("none");
    expect(strength({ ...manifest, ...one, ...java("stock/domain/Item.java", "class Item {}") })).toBe(
      "declared",
    );
  });

  test("aggregates in one place are declared, in two parts they are wired", () => {
    const one = java("orders/domain/Order.java", "class Order extends AggregateRoot<OrderId> {}");
    expect(strength({ ...manifest, ...one })).toBe("declared");
    const other = java("stock/domain/Item.java", "class Item extends AggregateRoot<Sku> {}");
    expect(strength({ ...manifest, ...one, ...other })).toBe("wired");
    const commented = java("stock/domain/Item.java", "// class Item extends AggregateRoot<Sku> {}");
    expect(strength({ ...manifest, ...one, ...commented })).toBe("declared");
  });

  test("a context map is declared, unless nobody has written it yet", () => {
    const text =
      "# Context map\n\nOrders is upstream of Billing: Billing conforms to its events, and translates them at its border.\n";
    expect(says({ ...manifest, "docs/context-map.md": text }, "context-map")).toEqual(["true declared"]);
    const template = "# Context map\n\n## Contexts\n\nTODO\n";
    expect(says({ ...manifest, "docs/context-map.md": template }, "context-map")).toEqual(["not-available"]);
  });

  test("Marten as a document store is no event store", () => {
    const csproj = '<Project>\n<PackageReference Include="Marten" Version="7.0.0" />\n</Project>';
    const documents = { "App/App.csproj": csproj, "App/A.cs": "using Marten;\nsession.Query<Order>();\n" };
    expect(strength(documents)).toBe("none");
    const events = {
      "App/App.csproj": csproj,
      "App/A.cs": "using Marten;\nsession.Events.Append(id, placed);\n",
    };
    expect(strength(events)).toBe("wired");
  });

  test("tests of aggregates in a pipeline exercise it", () => {
    const texts = fixture("jvm-payments");
    expect(strength(texts)).toBe("exercised");
    const { Jenkinsfile: _, ...unbuilt } = texts;
    expect(strength(unbuilt)).toBe("wired");
  });
});
