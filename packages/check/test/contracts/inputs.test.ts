import type { Schema } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { inputChanges, told } from "./comparing.js";

const a = z.string();
const base = z.object({ a });
const named = base.meta({ id: "Named" });

/** What changed, before, after, and what is told of it. */
type Case = readonly [what: string, before: Schema, after: Schema, ...told: string[]];

// What callers could send must still be taken, whole.
const cases: readonly Case[] = [
  ["nothing", base, z.object({ a })],
  ["a new optional field", base, base.extend({ b: a.optional() }), "additive input.b: added"],
  ["a new field with a default", base, base.extend({ b: a.default("x") }), "additive input.b: added"],
  ["a new required field", base, base.extend({ b: a }), "breaking input.b: required"],
  ["a field that becomes required", z.object({ a: a.optional() }), base, "breaking input.a: required"],
  ["a field that becomes optional", base, z.object({ a: a.optional() }), "additive input.a: optional"],
  ["a field that gets a default", base, z.object({ a: a.default("x") }), "additive input.a: optional"],
  ["another default", z.object({ a: a.default("x") }), z.object({ a: a.default("y") })],
  ["a field that goes", base, z.object({}), "breaking input.a: removed"],
  ["an optional field that goes", base.partial(), z.object({}), "breaking input.a: removed"],
  [
    "a field that is renamed",
    base,
    z.object({ b: a }),
    "breaking input.a: removed",
    "breaking input.b: required",
  ],
  [
    "other descriptions",
    base,
    z.object({ a: a.describe("An a").meta({ title: "A", examples: ["a"], owner: "us" }) }),
  ],

  ["a type that changes", base, z.object({ a: z.number() }), "breaking input.a: changed"],
  ["a type that joins", base, z.object({ a: z.union([a, z.number()]) }), "additive input.a: widened"],
  ["a type that leaves", z.object({ a: z.union([a, z.number()]) }), base, "breaking input.a: narrowed"],
  ["null that joins", base, z.object({ a: a.nullable() }), "additive input.a: widened"],
  ["null that leaves", z.object({ a: a.nullable() }), base, "breaking input.a: narrowed"],
  ["numbers that become whole", z.number(), z.int(), "breaking input: narrowed"],
  ["whole numbers that may have fractions", z.int(), z.number(), "additive input: widened"],
  ["anything that becomes something", z.any(), a, "breaking input: narrowed"],
  ["something that becomes anything", a, z.unknown(), "additive input: widened"],
  ["something that says nothing of itself", a, opaque(), "additive input: widened"],
  ["nothing that is ever taken", a, z.never(), "breaking input: narrowed"],

  ["an option that joins", z.enum(["a"]), z.enum(["b", "a"]), "additive input: widened"],
  ["an option that leaves", z.enum(["a", "b"]), z.enum(["a"]), "breaking input: narrowed"],
  ["an option that is replaced", z.enum(["a", "b"]), z.enum(["a", "c"]), "breaking input: changed"],
  ["options in another order", z.enum(["a", "b"]), z.enum(["b", "a"])],
  ["options that become free text", z.enum(["a"]), a, "additive input: widened"],
  ["free text that becomes options", a, z.enum(["a"]), "breaking input: narrowed"],
  ["an enum of one that becomes a literal", z.enum(["a"]), z.literal("a")],
  ["literals that become an enum", z.union([z.literal("a"), z.literal("b")]), z.enum(["a", "b"])],
  ["options that a pattern takes", z.enum(["ab", "ac"]), a.regex(/^a/), "additive input: widened"],
  ["options that a pattern refuses", z.enum(["ab", "ba"]), a.regex(/^a/), "breaking input: changed"],
  ["a boolean that becomes true", z.boolean(), z.literal(true), "breaking input: narrowed"],
  ["a boolean in two halves", z.boolean(), z.literal([true, false])],

  ["a longer minimum", a.min(1), a.min(2), "breaking input: narrowed"],
  ["a shorter minimum", a.min(2), a.min(1), "additive input: widened"],
  ["a shorter maximum", a.max(2), a.max(1), "breaking input: narrowed"],
  ["a maximum that goes", a.max(2), a, "additive input: widened"],
  ["lengths that move", a.length(1), a.length(2), "breaking input: changed"],
  ["a pattern that is new", a, a.regex(/^a/), "breaking input: narrowed"],
  ["a pattern that goes", a.regex(/^a/), a, "additive input: widened"],
  ["the same pattern", a.regex(/^a/), z.string().regex(/^a/)],
  ["a pattern more", a.regex(/a/), a.regex(/a/).regex(/b/), "breaking input: narrowed"],
  ["another pattern", a.regex(/^a/), a.regex(/^b/), "breaking input: unclear"],
  ["a format that is new", a, z.email(), "breaking input: narrowed"],
  ["a format that goes", z.iso.datetime(), a, "additive input: widened"],
  ["another format", z.url(), z.uuid(), "breaking input: unclear"],

  ["a higher minimum", z.number().min(1), z.number().min(2), "breaking input: narrowed"],
  ["a lower maximum", z.number().max(2), z.number().max(1), "breaking input: narrowed"],
  ["a bound that becomes exclusive", z.number().min(1), z.number().gt(1), "breaking input: narrowed"],
  ["a bound that becomes inclusive", z.number().gt(1), z.number().min(1), "additive input: widened"],
  [
    "a bound that a multiple has",
    z.number().multipleOf(4),
    z.number().multipleOf(2),
    "additive input: widened",
  ],
  ["steps that get larger", z.number().multipleOf(2), z.number().multipleOf(4), "breaking input: narrowed"],
  ["steps of a tenth", z.number().multipleOf(0.3), z.number().multipleOf(0.1), "additive input: widened"],
  ["whole steps", z.number().multipleOf(2), z.number().multipleOf(1), "additive input: widened"],

  ["items that narrow", z.array(a), z.array(a.min(1)), "breaking input[]: narrowed"],
  ["items of objects that lose a field", z.array(base), z.array(z.object({})), "breaking input[].a: removed"],
  ["fewer items", z.array(a).max(2), z.array(a).max(1), "breaking input: narrowed"],
  ["more items", z.array(a).max(2), z.array(a).max(3), "additive input: widened"],
  ["a list that cannot be empty", z.array(a), z.array(a).min(1), "breaking input: narrowed"],
  ["a tuple that becomes a list", z.tuple([a, a]), z.array(a), "additive input: widened"],
  ["a list that becomes a tuple", z.array(a), z.tuple([a, a]), "breaking input: narrowed"],
  ["a tuple's second item", z.tuple([a, a]), z.tuple([a, z.number()]), "breaking input[1]: changed"],
  ["a tuple that gets longer", z.tuple([a]), z.tuple([a, a]), "breaking input: changed"],
  ["a tuple with a rest", z.tuple([a]), z.tuple([a], z.number()), "additive input: widened"],

  ["an object that becomes strict", base, z.strictObject({ a }), "breaking input.*: closed"],
  ["an object that is strict no more", z.strictObject({ a }), base, "additive input.*: opened"],
  ["an object that becomes loose", base, z.looseObject({ a }), "additive input.*: added"],
  ["an object that is loose no more", z.looseObject({ a }), base, "breaking input.*: removed"],
  [
    "a strict object's new field",
    z.strictObject({ a }),
    z.strictObject({ a, b: a.optional() }),
    "additive input.b: added",
  ],
  [
    "a loose object's new field",
    z.looseObject({}),
    z.looseObject({ b: a.optional() }),
    "breaking input.b: narrowed",
  ],
  [
    "a loose object's field that goes",
    z.looseObject({ a: a.optional() }),
    z.looseObject({}),
    "additive input.a: widened",
  ],
  [
    "a catchall that narrows",
    base.catchall(z.number()),
    base.catchall(z.int()),
    "breaking input.*: narrowed",
  ],
  ["a record's values", z.record(a, z.number()), z.record(a, z.int()), "breaking input.*: narrowed"],
  ["a record's keys", z.record(a, a), z.record(a.regex(/^a/), a), "breaking input(keys): narrowed"],
  [
    "a record's key that joins",
    z.partialRecord(z.enum(["a"]), a),
    z.partialRecord(z.enum(["a", "b"]), a),
    "additive input.b: added",
  ],
  [
    "a record's key that must be there",
    z.record(z.enum(["a"]), a),
    z.record(z.enum(["a", "b"]), a),
    "breaking input.b: required",
  ],
  [
    "a record's key that leaves",
    z.record(z.enum(["a", "b"]), a),
    z.record(z.enum(["a"]), a),
    "breaking input.b: removed",
  ],
  [
    "values by pattern",
    z.looseRecord(a.regex(/^a/), z.number()),
    z.looseRecord(a.regex(/^a/), z.int()),
    "breaking input[/^a/]: narrowed",
  ],
  [
    "a field named like a method",
    z.object({}),
    z.object({ constructor: a }),
    "breaking input.constructor: required",
  ],
  ["a field with an odd name", z.object({ "a.b": a }), z.object({}), 'breaking input["a.b"]: removed'],

  ["a union's alternative that joins", card(), cardOrCash(), "additive input: widened"],
  ["a union's alternative that leaves", cardOrCash(), card(), "breaking input: narrowed"],
  [
    "a field of one alternative",
    cardOrCash(),
    cardOrCash({ note: a }),
    "breaking input<cash>.note: required",
  ],
  [
    "an optional field of one alternative",
    cardOrCash(),
    cardOrCash({ note: a.optional() }),
    "additive input<cash>.note: added",
  ],
  ["alternatives in another order", z.union([a, z.number()]), z.union([z.number(), a])],
  ["one of several that becomes any of them", z.xor([a, z.number()]), z.union([a, z.number()])],
  ["one of several that overlap", z.union([a, a.min(1)]), z.xor([a, a.min(1)]), "breaking input: narrowed"],
  ["the same one of several that overlap", z.xor([a, a.min(1)]), z.xor([a, a.min(1)])],
  [
    "an intersection that gets a field",
    base.and(z.object({ b: a })),
    base.and(z.object({ b: a, c: a })),
    "breaking input.c: required",
  ],
  ["an intersection that narrows", a.and(a.min(1)), a.and(a.min(2)), "breaking input: narrowed"],
  ["an intersection that is written out", z.object({ a, b: a }).and(base), z.object({ a, b: a })],

  ["a recursive schema", tree({}), tree({})],
  ["a recursive schema's new field", tree({}), tree({ b: a.optional() }), "additive input.b: added"],
  ["a recursive schema's field that goes", tree({ b: a }), tree({}), "breaking input.b: removed"],
  ["a recursive schema that is unrolled", tree({}), z.object({ children: z.array(tree({})) })],
  ["any JSON", z.json(), z.json()],
  ["any JSON that becomes text", z.json(), a, "breaking input: narrowed"],
  ["a definition of its own", z.object({ l: base, m: base }), z.object({ l: named, m: named })],
  [
    "a definition that loses a field",
    z.object({ l: named, m: named }),
    z.object({ l: named, m: z.object({}) }),
    "breaking input.m.a: removed",
  ],
];

for (const [what, before, after, ...expected] of cases) {
  test(what, () => {
    expect(told(inputChanges(before, after))).toEqual(expected);
  });
}

function card() {
  return z.object({ by: z.literal("card"), number: a });
}

function cardOrCash(more: z.ZodRawShape = {}) {
  return z.discriminatedUnion("by", [card(), z.object({ by: z.literal("cash"), ...more })]);
}

function tree(more: z.ZodRawShape): z.ZodType {
  const node: z.ZodType = z.object({ ...more, children: z.lazy(() => z.array(node)) });
  return node;
}

/** A schema that has no JSON Schema. */
function opaque(): Schema {
  return { "~standard": { version: 1, vendor: "none", validate: (value) => ({ value }) } };
}
