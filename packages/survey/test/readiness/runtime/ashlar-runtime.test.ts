import { expect, test } from "vitest";
import { evidence, findings, fixture, says } from "./repository.js";

const project = fixture("ashlar-shop");

test("the runtime's deadlines and repeated reactions are wired, and it claims no circuit breaker", () => {
  expect(says(project, "ashlar-runtime-resilience")).toEqual(["true wired"]);
  expect(findings(project, "ashlar-runtime-resilience")[0]?.message).toContain("It has no circuit breaker");
});

test("without an SDK the runtime records no traces: observability is declared", () => {
  expect(says(project, "ashlar-runtime-observability")).toEqual(["true declared"]);
  expect(evidence(project, "observability").strength).toBe("declared");
});

test("with an SDK in use, the runtime's logs, metrics and spans are wired", () => {
  const manifest = JSON.parse(project["package.json"]!) as { dependencies: Record<string, string> };
  manifest.dependencies["@opentelemetry/sdk-node"] = "0.202.0";
  const texts = {
    ...project,
    "package.json": JSON.stringify(manifest),
    "telemetry.mjs": 'import { NodeSDK } from "@opentelemetry/sdk-node";\nnew NodeSDK().start();\n',
  };
  expect(says(texts, "ashlar-runtime-observability")).toEqual(["true wired"]);
  expect(says(texts, "telemetry-signals")).toEqual(["true wired"]);
});

test.each([
  ["it is the runtime itself", { ...project, "packages/core/package.json": '{ "name": "@ashlar/core" }' }],
  ["no module imports the core", { ...project, "modules/orders/module.ts": "export default {};\n" }],
  [
    "the import is commented out",
    { ...project, "modules/orders/module.ts": '// import { module } from "@ashlar/core";\n' },
  ],
  ["no manifest names it", { ...project, "package.json": "{}" }],
  [
    "the modules are an example",
    Object.fromEntries(
      Object.entries(project).map(([path, text]) => [
        path.replace(/^modules/, "examples/shop/modules"),
        text,
      ]),
    ),
  ],
])("nothing is claimed where %s", (_, texts) => {
  expect(says(texts, "ashlar-runtime-resilience")).toEqual(["not-applicable"]);
  expect(says(texts, "ashlar-runtime-observability")).toEqual(["not-applicable"]);
});
