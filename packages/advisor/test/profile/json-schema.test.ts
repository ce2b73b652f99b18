import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isValid } from "../../../core/test/architecture/json-schema-validity.js";
import { inputs } from "../../src/profile/inputs.js";
import { parseOrganisation } from "../../src/profile/load-organisation.js";
import { organisationJsonSchema } from "../../src/profile/organisation-schema.js";

const file = new URL("../../schema/organisation.schema.json", import.meta.url);

test("the published file is the schema; UPDATE_GOLDEN=1 rewrites it", () => {
  const schema = organisationJsonSchema();
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  }
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(schema);
});

describe("an editor and `ashlar advise` agree on", () => {
  const written: Readonly<Record<string, boolean>> = {
    "{}": true,
    "engineers: 12": true,
    "engineers: { value: 12, recorded: people system }": true,
    "availability: 99.95": true,
    "audit: regulatory": true,
    "operations: { testing: yes, onCall: false, deployment: unknown }": true,
    "operations: { testing: { value: yes, recorded: audit } }": true,
    "expertise: { domainDrivenDesign: no }": true,
    "prerequisitesMet: 6": true,
    "modules: { ledger: { streaming: core, expertise: { broker: yes } } }": true,
    "acceptedRisks: [{ capability: broker, owner: a, reason: b, accepted: 2026-11-01, expires: 2027-03-01 }]": true,
    "enginers: 12": false,
    "engineers: 0": false,
    "engineers: 1.5": false,
    "engineers: many": false,
    "engineers:": false,
    "engineers: { value: 12 }": false,
    "availability: 100": false,
    "audit: heavy": false,
    "operations: { tests: yes }": false,
    "operations: { testing: maybe }": false,
    "prerequisitesMet: 7": false,
    "modules: [ledger]": false,
    "modules: { '': {} }": false,
    "modules: { ledger: { timeZones: 2 } }": false,
    "modules: { ledger: { operations: { testing: yes } } }": false,
    "acceptedRisks: [{ capability: broker, owner: a, reason: b, accepted: 2026-11-01 }]": false,
    "acceptedRisks: [{ capability: onCall, owner: a, reason: b, accepted: 2026-11-01, expires: 2027-03-01 }]": false,
    "acceptedRisks: [{ capability: broker, owner: a, reason: b, accepted: 2026-11-01, expires: 2027-02-30 }]": false,
    "name: ''": false,
    "[]": false,
  };

  test.each(Object.entries(written))("%s", (text, valid) => {
    const parses = () => parseOrganisation(text);
    if (valid) expect(parses).not.toThrow();
    else expect(parses).toThrow();
    expect(isValid(parse(text), withoutFormats(organisationJsonSchema()))).toBe(valid);
  });
});

test("every key is described, an input by its question and by what each choice means", () => {
  const { properties } = organisationJsonSchema() as unknown as Described;
  expect(undescribed(properties!)).toEqual([]);
  for (const { key, question, domain } of inputs) {
    const [group, inner] = key.split(".");
    const { description } = inner ? properties![group!]!.properties![inner]! : properties![key]!;
    expect(description).toContain(question);
    for (const { value, means } of domain.kind === "choice" ? domain.choices : [])
      expect(description).toContain(`${value}: ${means}`);
  }
});

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

function undescribed(properties: Readonly<Record<string, Described>>, above = ""): readonly string[] {
  return Object.entries(properties).flatMap(([key, { description, properties: inside = {} }]) => [
    ...(description ? [] : [`${above}${key}`]),
    ...undescribed(inside, `${above}${key}.`),
  ]);
}

/** What a `format` asks, the `pattern` beside it asks too. */
function withoutFormats(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => (key === "format" ? undefined : value));
}
