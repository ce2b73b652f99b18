import { describe, expect, test } from "vitest";
import { dotnetDependencies } from "../../../src/readiness/ecosystems/dotnet.js";
import { matchOf } from "../../../src/readiness/probes/runtime/library-match.js";
import { findings, says, type Texts } from "./repository.js";

const node = (name: string) => ({
  "package.json": JSON.stringify({ dependencies: { express: "5.0.0", [name]: "1.0.0" } }),
  "src/app.ts": 'import express from "express";\nexpress().listen(80);\n',
});

describe("what is not seen says nothing where most of the code is not read", () => {
  const laravel = {
    "composer.json": "{}",
    "package.json": JSON.stringify({ dependencies: { axios: "1.0.0" } }),
    "resources/js/app.js": 'import axios from "axios";\n',
    "app/Http/Orders.php": "<?php\nclass Orders {}\n",
    "app/Models/Order.php": "<?php\nclass Order {}\n",
    ".github/workflows/ci.yml":
      "on: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: php artisan test\n",
  };

  test.each([
    "resilience-library",
    "faults-injected",
    "telemetry-signals",
    "tracing-recorded",
    "broker-client",
  ])("%s", (probe) => {
    expect(says(laravel, probe)).toEqual(["not-available"]);
    expect(findings(laravel, probe)[0]?.message).toContain("PHP");
  });

  test.each<readonly [string, Texts]>([
    ["by the number of files alone", { "app/A.php": "<?php\n", "app/B.php": "<?php\n" }],
    [
      "by the manifest at the root, beside more JavaScript",
      { "composer.json": "{}", "app/A.php": "<?php\n" },
    ],
  ])("%s", (_, texts) => {
    const scripts = texts["composer.json"] ? { "js/b.js": "b();\n", "js/c.js": "c();\n" } : {};
    const mixed = { ...texts, ...scripts, "package.json": "{}", "src/a.js": "createServer().listen(80);\n" };
    expect(says(mixed, "resilience-library")).toEqual(["not-available"]);
  });

  test("what is seen stays", () => {
    const texts = {
      ...laravel,
      ...node("opossum"),
      "resources/js/a.js": 'import CircuitBreaker from "opossum";\n',
    };
    expect(says(texts, "resilience-library")).toEqual(["true wired"]);
  });
});

test("retries of one job are declared resilience only", () => {
  const texts = {
    Gemfile: 'gem "rails"\n',
    "config.ru": "run Rails.application\n",
    "app/jobs/application_job.rb":
      "class ApplicationJob < ActiveJob::Base\n  retry_on ActiveRecord::Deadlocked\nend\n",
  };
  expect(says(texts, "resilience-library")).toEqual(["true declared"]);
});

test.each(["scripts", "tools", "hack", "ci"])("what only %s use is not used by the product", (folder) => {
  const texts = { ...node("opossum"), [`${folder}/seed.js`]: 'const CircuitBreaker = require("opossum");\n' };
  expect(says(texts, "resilience-library")).toEqual(["true declared"]);
});

describe("a broker that the product's customers run is no experience with one", () => {
  const mod = "module example.com/app\n\nrequire github.com/twmb/franz-go v1.18.0\n";
  const kafka = 'package kafka\n\nimport "github.com/twmb/franz-go/pkg/kgo"\n';
  const client = (file: string) => findings({ "go.mod": mod, [file]: kafka }, "broker-client");
  const own = client("internal/orders/kafka.go");

  test.each([
    "receiver/kafkareceiver/kafka.go",
    "exporters/kafka/kafka.go",
    "plugins/inputs/kafka/kafka.go",
    "outputs/kafka/kafka.go",
    "pkg/kafkaconnector/kafka.go",
  ])("%s", (file) => {
    expect(own[0]?.strength).toBe("wired");
    expect(client(file).some(({ outcome, strength }) => outcome === "true" && strength === "wired")).toBe(
      false,
    );
  });
});

describe("what is applied and not described here", () => {
  const apply = (manifests: Texts) => ({
    ...manifests,
    ".github/workflows/deploy.yml":
      "on: push\njobs:\n  d:\n    runs-on: ubuntu-latest\n    steps:\n      - run: kubectl apply -f k8s\n",
  });

  test("is no infrastructure as code", () => {
    expect(says(apply({}), "infrastructure-in-pipeline")).toEqual(["not-available"]);
  });

  test("is, where it is described", () => {
    const texts = { "k8s/app.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\n" };
    expect(says(apply(texts), "infrastructure-in-pipeline")).toEqual(["true exercised"]);
  });
});

// Far more than a single pass takes, and far less than one pass for each word.
describe("a long text of nothing is read in one pass", { timeout: 15_000 }, () => {
  test("of imports of types", () => {
    const text = "import type ".repeat(150_000);
    const library = { ecosystem: "node", packages: ["kafkajs"] } as const;
    expect(matchOf(library).lineIn(text)).toBeUndefined();
  });

  test("of references to packages", () => {
    expect(dotnetDependencies("App.csproj", "<package ".repeat(150_000))).toEqual([]);
  });
});
