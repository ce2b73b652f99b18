import type { Schema } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { eventChanges, outputChanges, rejectionChanges, told } from "./comparing.js";

const a = z.string();
const base = z.object({ a });

/** What changed, before, after, and what is told of it. */
type Case = readonly [what: string, before: Schema, after: Schema, ...told: string[]];

// What was given must still be given, and nothing that could not be before.
const outputs: readonly Case[] = [
  ["nothing", base, z.object({ a })],
  ["a new field", base, base.extend({ b: a }), "additive output.b: added"],
  ["a new optional field", base, base.extend({ b: a.optional() }), "additive output.b: added"],
  ["a field that goes", base, z.object({}), "breaking output.a: removed"],
  ["an optional field that goes", base.partial(), z.object({}), "breaking output.a: removed"],
  ["a field that becomes optional", base, base.partial(), "breaking output.a: optional"],
  ["a field that is always there now", base.partial(), base, "additive output.a: required"],
  [
    "a field that gets a default",
    base.partial(),
    z.object({ a: a.default("x") }),
    "additive output.a: required",
  ],
  ["null that joins", base, z.object({ a: a.nullable() }), "breaking output.a: widened"],
  ["null that leaves", z.object({ a: a.nullable() }), base, "additive output.a: narrowed"],
  ["an answer that may be missing", base, base.nullable(), "breaking output: widened"],
  ["a type that joins", a, z.union([a, z.number()]), "breaking output: widened"],
  ["a type that changes", a, z.number(), "breaking output: changed"],
  ["an option that joins", z.enum(["a"]), z.enum(["a", "b"]), "breaking output: widened"],
  ["an option that leaves", z.enum(["a", "b"]), z.enum(["a"]), "additive output: narrowed"],
  ["options that become free text", z.enum(["a"]), a, "breaking output: widened"],
  ["bounds that widen", z.int().max(5), z.int().max(6), "breaking output: widened"],
  ["bounds that narrow", z.int().max(6), z.int().max(5), "additive output: narrowed"],
  ["another pattern", a.regex(/^a/), a.regex(/^b/), "breaking output: unclear"],
  ["a promise that says nothing any more", base, z.any(), "breaking output: widened"],
  ["a promise that begins to say something", z.any(), base, "additive output: narrowed"],
  ["an alternative that joins", base.nullable(), z.union([base, a]).nullable(), "breaking output: widened"],
  ["an object that becomes strict", base, z.strictObject({ a })],
  ["an object that becomes loose", base, z.looseObject({ a })],
  ["an object that is loose no more", z.looseObject({ a }), base],
  [
    "a record that becomes an object",
    z.record(a, a),
    base,
    "breaking output.*: removed",
    "additive output.a: required",
  ],
  [
    "a record's key that joins",
    z.record(z.enum(["a"]), a),
    z.record(z.enum(["a", "b"]), a),
    "additive output.b: added",
  ],
  [
    "a field far inside",
    z.array(z.array(base)),
    z.array(z.array(z.object({}))),
    "breaking output[][].a: removed",
  ],
];

describe("an answer", () => {
  for (const [what, before, after, ...expected] of outputs) {
    test(what, () => {
      expect(told(outputChanges(before, after))).toEqual(expected);
    });
  }
});

describe("the data of a refusal changes like an answer", () => {
  for (const [what, before, after, ...expected] of outputs) {
    test(what, () => {
      const paths = expected.map((one) => one.replace(" output", " rejects.OutOfStock"));
      expect(told(rejectionChanges(before, after))).toEqual(paths);
    });
  }
});

// What is stored must be readable by new code, and what new code writes by consumers that are deployed.
const events: readonly Case[] = [
  ["nothing", base, z.object({ a })],
  ["a new optional field", base, base.extend({ b: a.optional() }), "additive data.b: added"],
  ["a new field", base, base.extend({ b: a }), "breaking data.b: required"],
  [
    "a new field with a default, which what is stored does not get",
    base,
    base.extend({ b: a.default("x") }),
    "breaking data.b: required",
  ],
  ["a field that goes", base, z.object({}), "breaking data.a: removed"],
  ["an optional field that goes", base.partial(), z.object({}), "breaking data.a: removed"],
  ["a field that becomes required", base.partial(), base, "breaking data.a: required"],
  ["a field that becomes optional", base, base.partial(), "breaking data.a: optional"],
  ["an option that joins", z.enum(["a"]), z.enum(["a", "b"]), "breaking data: widened"],
  ["an option that leaves", z.enum(["a", "b"]), z.enum(["a"]), "breaking data: narrowed"],
  ["an option that is replaced", z.enum(["a", "b"]), z.enum(["a", "c"]), "breaking data: changed"],
  ["a type that changes", base, z.object({ a: z.number() }), "breaking data.a: changed"],
  ["null that joins", base, z.object({ a: a.nullable() }), "breaking data.a: widened"],
  ["null that leaves", z.object({ a: a.nullable() }), base, "breaking data.a: narrowed"],
  ["another pattern", a.regex(/^a/), a.regex(/^b/), "breaking data: unclear"],
  ["items that lose a field", z.array(base), z.array(z.object({})), "breaking data[].a: removed"],
];

describe("an event of the same version", () => {
  for (const [what, before, after, ...expected] of events) {
    test(what, () => {
      expect(told(eventChanges(before, after))).toEqual(expected);
    });
  }
});
