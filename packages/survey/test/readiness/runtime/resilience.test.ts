import { describe, expect, test } from "vitest";
import { evidence, findings, fixture, says, type Texts } from "./repository.js";

const strength = (texts: Texts) => evidence(texts, "resilience").strength;
const manifest = (dependencies: Readonly<Record<string, string>>, devDependencies = {}) => ({
  "package.json": JSON.stringify({ dependencies, devDependencies }),
});

test("retries without a circuit breaker are said to be that", () => {
  const texts = { ...manifest({ "p-retry": "6.0.0" }), "src/a.ts": 'import pRetry from "p-retry";\n' };
  expect(findings(texts, "resilience-library")[0]?.message).toContain("no circuit breaker was seen");
  const breaker = {
    ...manifest({ opossum: "8.0.0" }),
    "src/a.ts": 'import CircuitBreaker from "opossum";\n',
  };
  expect(findings(breaker, "resilience-library")[0]?.message).not.toContain("no circuit breaker");
});

describe("what is repeated outside of the product is not resilience", () => {
  const product = { ...manifest({ express: "5.0.0" }), "src/a.ts": "export {};\n" };
  test.each<readonly [string, Texts]>([
    ["a job that GitLab retries", { ".gitlab-ci.yml": "test:\n  retry: 2\n  script:\n    - npm test\n" }],
    [
      "a step that an action retries",
      {
        ".github/workflows/ci.yml":
          "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: nick-fields/retry@v3\n        with: { max_attempts: 3, command: npm test }\n",
      },
    ],
    [
      "tests that are run again",
      {
        "test/setup.ts": "jest.retryTimes(3);\n",
        "vitest.config.ts": "export default { test: { retry: 2 } };\n",
      },
    ],
    [
      "a retry library in tests",
      { ...manifest({}, { "p-retry": "6.0.0" }), "test/a.test.ts": 'import pRetry from "p-retry";\n' },
    ],
    [
      "a Maven build that tries again",
      {
        "pom.xml":
          "<project><properties><surefire.rerunFailingTestsCount>2</surefire.rerunFailingTestsCount></properties></project>",
      },
    ],
  ])("%s", (_, texts) => {
    expect(strength({ ...product, ...texts })).toBe("none");
  });
});

describe("a mesh", () => {
  const rule = (kind: string, body: string) => ({
    "deploy/mesh.yaml": `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: stock }\nspec:\n${body}\n`,
  });
  test.each<readonly [string, Texts]>([
    [
      "outlier detection",
      rule("DestinationRule", "  trafficPolicy:\n    outlierDetection:\n      consecutive5xxErrors: 5"),
    ],
    ["retries", rule("VirtualService", "  http:\n    - retries:\n        attempts: 2")],
    [
      "Envoy's clusters",
      {
        "ops/envoy.yaml": "static_resources:\n  clusters:\n    - name: stock\n      outlier_detection: {}\n",
      },
    ],
  ])("with %s guards calls", (_, texts) => {
    expect(says(texts, "resilience-mesh")).toEqual(["true wired"]);
  });

  test.each<readonly [string, Texts]>([
    ["only routes", rule("VirtualService", "  http:\n    - route: []")],
    [
      "has its rules commented out",
      rule("DestinationRule", "  host: stock\n  # trafficPolicy:\n  #   outlierDetection: {}"),
    ],
    [
      "is in an example",
      { "examples/mesh.yaml": rule("VirtualService", "  http:\n    - timeout: 1s")["deploy/mesh.yaml"] },
    ],
  ])("that %s does not", (_, texts) => {
    expect(says(texts, "resilience-mesh")).toEqual(["not-available"]);
  });
});

test("a time limit written by hand is declared", () => {
  const texts = {
    "go.mod": "module example.com/app\n",
    "a.go": "package app\n\nvar c = http.Client{Timeout: time.Second}\n",
  };
  expect(strength(texts)).toBe("declared");
});

test("faults that tests make are exercised where a pipeline runs them", () => {
  const texts = fixture("node-orders");
  expect(says(texts, "faults-injected")).toEqual(["true exercised"]);
  const { ".github/workflows/ci.yml": _, ...local } = texts;
  expect(says(local, "faults-injected")).toEqual(["true declared"]);
});
