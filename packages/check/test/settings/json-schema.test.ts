import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isValid } from "../../../core/test/architecture/json-schema-validity.js";
import { boundariesJsonSchema } from "../../src/index.js";
import { parseBoundaries } from "../../src/settings/load-boundaries.js";

const file = new URL("../../schema/boundaries.schema.json", import.meta.url);

test("the published file is the schema; UPDATE_GOLDEN=1 rewrites it", () => {
  const schema = boundariesJsonSchema();
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  }
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(schema);
});

describe("an editor and the check agree on", () => {
  const written: Readonly<Record<string, boolean>> = {
    "modules: { fleet: { path: src/fleet } }": true,
    "modules: { fleet: { path: [src/fleet, web/fleet], public: index.ts } }": true,
    "modules: { fleet: { public: [index.ts, { files: admin/**, to: [pricing] }] } }": true,
    "modules: { fleet: { dependsOn: [], visibleTo: [pricing] } }": true,
    "layers: [{ name: domain, files: [a, b], pure: true }, { name: rest, files: '**' }]": true,
    "exhaustive: false": true,
    "exhaustive: [src]": true,
    "exhaustive: src": true,
    "modules: { fleet: { dependsOn: pricing, public: [{ files: a, to: pricing }] } }": true,
    "exclude: []": true,
    "rules: { contract-only: warning, layers: { level: off, typeOnly: ignore } }": true,
    "{}": true,
    "module: {}": false,
    "modules: []": false,
    "modules: { fleet: src/fleet }": false,
    "modules: { fleet: { path: 7 } }": false,
    "modules: { fleet: { paths: src/fleet } }": false,
    "modules: { fleet: { public: [{ files: a }] } }": false,
    "layers: [{ name: '', files: a }]": false,
    "layers: [{ name: domain }]": false,
    "exhaustive: 7": false,
    "modules: { fleet: { path: '' } }": false,
    "exclude: [1]": false,
    "rules: { no-circles: error }": false,
    "rules: { layers: warn }": false,
    "rules: { layers: { typeOnly: true } }": false,
    "[]": false,
  };

  test.each(Object.entries(written))("%s", (text, valid) => {
    const parses = () => parseBoundaries(text);
    if (valid) expect(parses).not.toThrow();
    else expect(parses).toThrow();
    expect(isValid(parse(text), boundariesJsonSchema())).toBe(valid);
  });
});

test("every key is described", () => {
  const schema = boundariesJsonSchema() as { readonly properties: Readonly<Record<string, Described>> };
  const undescribed = (properties: Readonly<Record<string, Described>>) =>
    Object.keys(properties).filter((key) => !properties[key]?.description);
  expect(undescribed(schema.properties)).toEqual([]);
  expect(undescribed(schema.properties.modules!.additionalProperties!.properties)).toEqual([]);
});

interface Described {
  readonly description?: string;
  readonly additionalProperties?: { readonly properties: Readonly<Record<string, Described>> };
}
