import type { JsonSchema } from "@ashlar/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incompatibilities } from "../../src/contracts/schema/incompatibilities.js";
import { eventChanges, inputChanges, outputChanges } from "./comparing.js";
import { alike, type Spec, spec, valuesOf, zodOf } from "./random-schema.js";

const pair = spec.chain((one) => fc.tuple(fc.constant(one), alike(one)));

describe("of random schemas, what is called compatible is", () => {
  test.each([
    ["inputs", "newer", "input"],
    ["answers", "older", "output"],
  ] as const)("%s", (_, reader, side) => {
    let compatible = 0;
    fc.assert(
      fc.property(pair, fc.infiniteStream(fc.nat()), ([written, read], seeds) => {
        if (incompatibilities(json(written, side), json(read, side), reader).length > 0) return;
        compatible += 1;
        const [writer, parser] = [zodOf(written), zodOf(read, reader === "older")];
        const values = fc.sample(valuesOf(written), { numRuns: 20, seed: seeds.next().value! });
        for (const value of values.filter((one) => writer.safeParse(one).success)) {
          expect(parser.safeParse(value), JSON.stringify(value)).toMatchObject({ success: true });
        }
      }),
      { numRuns: 1_500 },
    );
    expect(compatible, "enough of them were compatible").toBeGreaterThan(150);
  });
});

describe("of random schemas", () => {
  test("the same is no change", () => {
    fc.assert(
      fc.property(spec, (one) => {
        expect(inputChanges(zodOf(one), zodOf(one))).toEqual([]);
        expect(outputChanges(zodOf(one), zodOf(one))).toEqual([]);
        expect(eventChanges(zodOf(one), zodOf(one))).toEqual([]);
      }),
    );
  });

  test("an optional field more in every object that takes one never breaks a caller or an event", () => {
    fc.assert(
      fc.property(spec, (one) => {
        const more = withField(one, true);
        expect(kinds(inputChanges(zodOf(one), zodOf(more)))).not.toContain("breaking");
        expect(kinds(eventChanges(zodOf(one), zodOf(more)))).not.toContain("breaking");
      }),
    );
  });

  test("a field more in every object never breaks who reads an answer", () => {
    fc.assert(
      fc.property(spec, (one) => {
        expect(kinds(outputChanges(zodOf(one), zodOf(withField(one, false))))).not.toContain("breaking");
      }),
    );
  });

  test("going back breaks exactly what is told of as added, when nothing else changed", () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const forth = inputChanges(zodOf(before), zodOf(after));
        if (kinds(forth).includes("breaking")) return;
        const back = inputChanges(zodOf(after), zodOf(before));
        expect(new Set(kinds(back))).toEqual(new Set(forth.length > 0 ? ["breaking"] : []));
        expect(places(back)).toEqual(places(forth));
      }),
    );
  });

  test("the order of keys never matters", () => {
    fc.assert(
      fc.property(pair, fc.constantFrom("newer" as const, "older" as const), ([written, read], reader) => {
        const [a, b] = [json(written, "input"), json(read, "input")];
        const found = incompatibilities(a, b, reader);
        const reordered = incompatibilities(backwards(a), backwards(b), reader);
        expect(new Set(reordered.map(text))).toEqual(new Set(found.map(text)));
        expect(incompatibilities(a, b, reader)).toEqual(found);
      }),
    );
  });
});

describe("recursive schemas", () => {
  const names = ["a", "b", "c", "d", "e"];
  const reference = fc.constantFrom(...names).map((name) => ({ $ref: `#/$defs/${name}` }));
  const node = fc.letrec<{ node: JsonSchema }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      reference,
      fc.constantFrom<JsonSchema>({ type: "string" }, { type: "null" }, { enum: ["a", 1] }, {}),
      fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      fc.array(tie("node"), { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
      fc.array(tie("node"), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
      tie("node").map((items) => ({ type: "array", items })),
      fc.array(tie("node"), { maxLength: 2 }).map((prefixItems) => ({ type: "array", prefixItems })),
      tie("node").map((additionalProperties) => ({ type: "object", additionalProperties })),
      tie("node").map((propertyNames) => ({ type: "object", propertyNames })),
      fc
        .tuple(fc.dictionary(fc.constantFrom(...names), tie("node"), { maxKeys: 3 }), fc.subarray(names))
        .map(([properties, required]) => ({ type: "object", properties, required })),
    ),
  })).node;
  const document = fc
    .tuple(reference, fc.record(Object.fromEntries(names.map((name) => [name, node]))))
    .map(([root, $defs]): JsonSchema => ({ ...root, $defs }));

  test("of any shape are compared in the end, and are compatible with themselves", () => {
    fc.assert(
      fc.property(document, document, fc.constantFrom("newer" as const, "older" as const), (a, b, reader) => {
        expect(incompatibilities(a, structuredClone(a), reader)).toEqual([]);
        incompatibilities(a, b, reader);
      }),
      { numRuns: 500 },
    );
  });

  test("whose many parts all refer to each other are compared without going every way", () => {
    const many = Array.from({ length: 24 }, (_, index) => `node${index}`);
    const any = { anyOf: many.map((name) => ({ $ref: `#/$defs/${name}` })) };
    const language = (leaf: JsonSchema): JsonSchema => ({
      ...any,
      $defs: Object.fromEntries(
        many.map((name) => [
          name,
          {
            type: "object",
            properties: { kind: { const: name }, left: any, right: any, leaf },
            required: ["kind"],
          },
        ]),
      ),
    });
    const before = language({ type: "string" });
    expect(incompatibilities(before, language({ type: "string" }), "newer")).toEqual([]);
    expect(
      incompatibilities(before, language({ type: "number" }), "newer").map(({ path }) => path),
    ).toContain("<node0>.leaf");
  });
});

function json(spec: Spec, side: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = zodOf(spec)["~standard"].jsonSchema[side]({ target: "draft-2020-12" });
  return rest;
}

/** The same schema, where every object that does not keep what it does not name has one field more. */
function withField(one: Spec, optional: boolean): Spec {
  const inner = (some: Spec) => withField(some, optional);
  switch (one.kind) {
    case "array":
      return { ...one, items: inner(one.items) };
    case "tuple":
      return { ...one, items: one.items.map(inner) };
    case "record":
      return { ...one, value: inner(one.value) };
    case "union":
      return { ...one, options: one.options.map(inner) };
    case "object": {
      const fields = Object.fromEntries(
        Object.entries(one.fields).map(([name, field]) => [name, { ...field, spec: inner(field.spec) }]),
      );
      if (typeof one.rest === "object") return { ...one, fields, rest: inner(one.rest) };
      if (one.rest === "loose") return { ...one, fields };
      return { ...one, fields: { ...fields, new: { spec: { kind: "boolean" }, optional } } };
    }
    default:
      return one;
  }
}

function kinds(changes: readonly { readonly kind: string }[]): string[] {
  return changes.map(({ kind }) => kind);
}

function places(changes: readonly { readonly path: string }[]): string[] {
  return [...new Set(changes.map(({ path }) => path))].sort();
}

function text(found: object): string {
  return JSON.stringify(found);
}

function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, backwards(part)]),
  ) as T;
}
