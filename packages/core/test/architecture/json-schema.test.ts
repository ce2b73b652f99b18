import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { architectureSchema, parseArchitecture } from "../../src/architecture/index.js";
import { keys } from "../../src/architecture/keys.js";
import { AshlarError } from "../../src/errors/index.js";
import { isValid } from "./json-schema-validity.js";

const file = new URL("../../schema/architecture.schema.json", import.meta.url);

test("the published file is the schema; UPDATE_GOLDEN=1 rewrites it", () => {
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(architectureSchema, null, 2)}\n`);
  }
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(architectureSchema);
});

test("the schema has the keys that are read, and describes each", () => {
  type Properties = Record<
    string,
    { properties: Properties; additionalProperties: { properties: Properties } }
  >;
  const { data, events, gateway, modules } = architectureSchema.properties as Properties;
  expect(Object.keys({ data, events, gateway, modules })).toEqual(keys.file);
  expect(Object.keys(gateway!.properties)).toEqual(keys.gateway);
  expect(Object.keys(gateway!.properties.auth!.properties)).toEqual(keys.auth);
  expect(Object.keys(modules!.additionalProperties.properties)).toEqual(keys.module);
  const all = [data, events, gateway, modules, ...Object.values(gateway!.properties)];
  expect(all.filter((property) => !(property as { description?: string }).description)).toEqual([]);
});

/** Whether a file may be written so; what only the project or the environment decides is left out. */
function isParsed(text: string): boolean {
  const modules = [{ name: "ledger", plainHandlers: false }];
  const environment = {
    PORT: "80",
    HOST: "::1",
    UNIT: "books",
    DATA: "sqlite:x",
    SECRET: "0123456789".repeat(4),
  };
  try {
    parseArchitecture(text, { file: "architecture.yaml", environment, modules });
    return true;
  } catch (error) {
    if (error instanceof AshlarError) return false;
    throw error;
  }
}

describe("an editor and Ashlar agree", () => {
  test.each([
    "{}",
    "data: sqlite:.ashlar/data",
    "data: sqlite:/var/lib/shop",
    "data: postgres://shop@db:5432/shop",
    "data: ${DATA:-sqlite:.ashlar/data}",
    "events: kafka",
    "gateway:",
    "gateway: { host: 0.0.0.0, port: 0, bodyLimit: 65536, requestsPerMinute: 0, cors: [] }",
    'gateway: { host: "${HOST}", port: "${PORT}", bodyLimit: 1 MB, cors: [https://shop.example] }',
    'gateway: { auth: { secret: "${SECRET}", issuer: us, audience: them } }',
    "gateway: { auth: { jwks: https://id.example/keys } }",
    "modules:",
    "modules: { ledger: }",
    'modules: { ledger: { unit: "${UNIT}", state: memory, events: nats, replicas: 2 } }',
  ])("that this is right: %s", (text) => {
    expect(isValid(parseYaml(text), architectureSchema)).toBe(true);
    expect(isParsed(text)).toBe(true);
  });

  test.each([
    "[]",
    "text",
    "date: sqlite:x",
    "data: 7",
    "data: 'sqlite:'",
    "data: sqlite://x",
    "data: mysql://db/shop",
    "events: pigeon",
    "gateway: []",
    "gateway: { prot: 80 }",
    "gateway: { host: '' }",
    "gateway: { port: 65536 }",
    "gateway: { port: 80.5 }",
    'gateway: { port: "80" }',
    "gateway: { bodyLimit: 0 }",
    "gateway: { bodyLimit: 1gb }",
    "gateway: { requestsPerMinute: -1 }",
    "gateway: { cors: https://shop.example }",
    'gateway: { cors: ["*"] }',
    "gateway: { auth: }",
    "gateway: { auth: {} }",
    "gateway: { auth: { issuer: us } }",
    "gateway: { auth: { secret: 01234567890123456789012345678901, jwks: https://id.example } }",
    "gateway: { auth: { secret: short } }",
    "gateway: { auth: { jwks: ftp://id.example } }",
    "modules: [ledger]",
    "modules: { ledger: events }",
    "modules: { ledger: { state: cloud } }",
    "modules: { ledger: { unit: The Books } }",
    "modules: { ledger: { replicas: 0 } }",
    "modules: { ledger: { state: } }",
  ])("that this is wrong: %s", (text) => {
    expect(isValid(parseYaml(text), architectureSchema)).toBe(false);
    expect(isParsed(text)).toBe(false);
  });
});
