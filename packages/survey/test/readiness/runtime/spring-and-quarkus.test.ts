import { describe, expect, test } from "vitest";
import { places, says, type Texts } from "./repository.js";

const pom = (...artifacts: readonly (readonly [group: string, artifact: string])[]) => {
  const dependencies = artifacts.map(
    ([group, artifact]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId></dependency>`,
  );
  return `<project><dependencies>${dependencies.join("")}</dependencies></project>`;
};
const application = {
  "src/main/java/app/App.java": "package app;\n@SpringBootApplication\nclass App {}\n",
};
const settings = "src/main/resources/application";

describe("Spring's endpoint for Prometheus", () => {
  const registry = {
    ...application,
    "pom.xml": pom(
      ["org.springframework.boot", "spring-boot-starter-actuator"],
      ["io.micrometer", "micrometer-registry-prometheus"],
    ),
  };

  test.each<readonly [string, Texts]>([
    [
      "named in properties",
      { [`${settings}.properties`]: "management.endpoints.web.exposure.include=health,prometheus\n" },
    ],
    [
      "named in YAML",
      {
        [`${settings}.yml`]:
          "management:\n  endpoints:\n    web:\n      exposure:\n        include: health,prometheus\n",
      },
    ],
    [
      "one of all",
      {
        [`${settings}.yml`]: 'management:\n  endpoints:\n    web:\n      exposure:\n        include: "*"\n',
      },
    ],
  ])("is in use where it is %s", (_, texts) => {
    const [file] = Object.keys(texts);
    expect(places({ ...registry, ...texts }, "metrics-measured")[0]).toContain(`${file}:`);
  });

  test("is not in use where only others are shown", () => {
    const texts = { [`${settings}.properties`]: "management.endpoints.web.exposure.include=health\n" };
    expect(places({ ...registry, ...texts }, "metrics-measured").every((one) => one.startsWith("pom"))).toBe(
      true,
    );
  });

  test("is not there without the registry", () => {
    const texts = {
      ...registry,
      "pom.xml": pom(["org.springframework.boot", "spring-boot-starter-actuator"]),
      [`${settings}.properties`]: "management.endpoints.web.exposure.include=*\n",
    };
    expect(places(texts, "metrics-measured").every((one) => one.startsWith("pom"))).toBe(true);
  });
});

test("Quarkus traces as soon as its extension is a dependency", () => {
  const texts = {
    "pom.xml": pom(["io.quarkus", "quarkus-opentelemetry"], ["io.quarkus", "quarkus-logging-json"]),
    [`${settings}.properties`]: "quarkus.log.console.json=true\n",
    "src/main/java/app/App.java": 'package app;\nimport jakarta.ws.rs.Path;\n@Path("/")\nclass App {}\n',
  };
  expect(says(texts, "telemetry-signals")).toEqual(["true wired"]);
});

test.each(["resilience4j", "reactor-resilience4j"])(
  "Spring's starter of a circuit breaker by %s is wired where its settings are",
  (name) => {
    const texts = {
      ...application,
      "pom.xml": pom(["org.springframework.cloud", `spring-cloud-starter-circuitbreaker-${name}`]),
      [`${settings}.yml`]: "resilience4j:\n  circuitbreaker:\n    instances: { stock: {} }\n",
    };
    expect(says(texts, "resilience-library")).toEqual(["true wired"]);
  },
);
