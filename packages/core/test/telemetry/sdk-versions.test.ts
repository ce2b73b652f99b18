import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

const own = createRequire(import.meta.url);
const sdk = createRequire(own.resolve("@opentelemetry/sdk-trace-node"));
const packageJson = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("the SDK and this package share one copy of OpenTelemetry's API", () => {
  expect(own.resolve("@opentelemetry/api")).toBe(sdk.resolve("@opentelemetry/api"));
});

test("the application brings that copy: releases 1 and 2 of the SDK ask for less than 1.10, release 3 for 1.10", () => {
  expect(packageJson.dependencies).not.toHaveProperty("@opentelemetry/api");
  expect(packageJson.peerDependencies).toMatchObject({ "@opentelemetry/api": "^1.9.0" });
});
