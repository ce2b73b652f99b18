import type { JsonSchema } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { incompatibilities } from "../../src/contracts/schema/incompatibilities.js";

// What zod does not write, and other libraries may.

const text = { type: "string" };
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: "object",
  properties,
  ...more,
});

function told(written: JsonSchema, read: JsonSchema): string[] {
  return incompatibilities(written, read, "newer").map(
    ({ path, difference }) => `${path || "it"} ${difference}`,
  );
}

describe("conditions that are not understood", () => {
  test.each<JsonSchema>([
    { type: "array", uniqueItems: true },
    { type: "array", contains: text },
    { not: text },
    { if: text, else: { minimum: 1 } },
    object({}, { minProperties: 1 }),
    { enum: [[1], { a: 1 }] },
  ])("fit only themselves: %j", (schema) => {
    expect(told(schema, structuredClone(schema))).toEqual([]);
    expect(told(schema, {})).toEqual([]);
    expect(told({}, schema)).toEqual(["it narrowed"]);
  });

  test("are unclear when they differ", () => {
    expect(
      told({ type: "array", contains: { const: 1 } }, { type: "array", contains: { const: 2 } }),
    ).toEqual(["it unclear"]);
  });

  test("a pattern beside listed values is one", () => {
    const listed = { enum: ["a", "b"] };
    expect(told({ ...listed, pattern: "^a" }, listed)).toEqual([]);
    expect(told(listed, { ...listed, pattern: "^a" })).toEqual(["it narrowed"]);
    expect(told({ enum: ["a", "b", 1] }, { allOf: [{ enum: ["a", "b"] }, { type: "string" }] })).toEqual([
      "it narrowed",
    ]);
  });

  test("are compared whatever the order of their keys", () => {
    expect(
      told({ not: { type: "string", minLength: 1 } }, { not: { minLength: 1, type: "string" } }),
    ).toEqual([]);
  });
});

describe("schemas that are true or false", () => {
  test("allow anything and nothing", () => {
    expect(told(object({ a: text }), object({ a: true }))).toEqual([]);
    expect(told(object({ a: false }), object({ a: text }))).toEqual([]);
    expect(told(object({ a: text }), object({ a: false }))).toEqual([".a narrowed"]);
    expect(told({ type: "array", items: false }, { type: "array", maxItems: 0 })).toEqual([]);
  });
});

describe("several schemas that hold at once", () => {
  const both = (...allOf: JsonSchema[]): JsonSchema => ({ allOf });

  test("are one", () => {
    const written = object({ a: { type: "integer", minimum: 1, maximum: 3 } }, { required: ["a"] });
    const read = both(
      object({ a: { type: "integer" } }, { required: ["a"] }),
      object({ a: { minimum: 1 } }),
      {
        properties: { a: { maximum: 3 } },
      },
    );
    expect(told(written, read)).toEqual([]);
    expect(told(read, written)).toEqual([]);
  });

  test("refuse what one of them refuses", () => {
    const strict = both(object({ a: text }, { additionalProperties: false }), object({ b: text }));
    expect(told(object({ a: text, b: text }), strict)).toEqual([".* closed"]);
  });

  test("ask of a property that one does not name what it asks of all", () => {
    const read = both(object({}, { additionalProperties: { type: "number" } }), object({ b: {} }));
    expect(told(object({ b: text }, { additionalProperties: { type: "number" } }), read)).toEqual([
      ".b changed",
    ]);
  });

  test("items one by one", () => {
    const read = both({ type: "array", prefixItems: [text] }, { type: "array", items: { minLength: 1 } });
    expect(told({ type: "array", items: text }, read)).toEqual(["[0] narrowed", "[] changed"]);
  });
});

describe("properties by pattern", () => {
  const by = (pattern: string, schema: unknown, rest: unknown = false) =>
    object({}, { patternProperties: { [pattern]: schema }, additionalProperties: rest });

  test("take what is named and matches", () => {
    expect(told(object({ ab: text }, { additionalProperties: false }), by("^a", text))).toEqual([]);
    expect(told(object({ ab: text }, { additionalProperties: false }), by("^a", { type: "null" }))).toEqual([
      ".ab changed",
    ]);
  });

  test("of other patterns must fit, since a name could match both", () => {
    expect(told(by("^a", text), by("b$", text, text))).toEqual([]);
    expect(told(by("^a", text), by("b$", { type: "null" }, text))).toEqual(["[/b$/] changed"]);
  });

  test("that nobody can read match nothing", () => {
    expect(told(object({ a: text }, { additionalProperties: false }), by("(", text))).toEqual([".a removed"]);
  });
});

describe("references", () => {
  test("go anywhere in the document", () => {
    const written = object({ "a/b": text, c: { $ref: "#/properties/a~1b" } });
    expect(told(written, object({ "a/b": text, c: text }))).toEqual([]);
  });

  test("mean their own document, also in a part that two documents share", () => {
    const shared = { $ref: "#/$defs/a", minLength: 0 };
    const document = (a: JsonSchema) => object({ list: { type: "array", items: shared } }, { $defs: { a } });
    expect(told(document(text), document({ type: "number" }))).toEqual([".list[] changed"]);
  });

  test("that go nowhere allow anything", () => {
    expect(told(object({ a: text }), object({ a: { $ref: "#/$defs/toString" } }))).toEqual([]);
    expect(told(object({ a: { $ref: "#/$defs/none" } }), object({ a: text }))).toEqual([".a narrowed"]);
  });

  test("that go in a circle allow nothing", () => {
    const circle = { $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }, text] } } };
    expect(told(circle, text)).toEqual([]);
    expect(told(text, circle)).toEqual([]);
    expect(told({ $ref: "#" }, text)).toEqual([]);
  });

  test("what was assumed on the way to a failure is forgotten", () => {
    const list = (value: JsonSchema) => ({
      list: object({ inside: { $ref: "#/$defs/inside" }, value }),
      inside: object({ back: { $ref: "#/$defs/list" } }),
    });
    const [listOf, inside] = [{ $ref: "#/$defs/list" }, { $ref: "#/$defs/inside" }];
    const written = object({ a: listOf, b: inside }, { $defs: list(text) });
    const read = {
      anyOf: [object({ a: listOf, b: {} }), object({ a: {}, b: inside })],
      $defs: list({ type: "number" }),
    };
    expect(told(written, read)).toEqual(["it changed"]);
  });
});
