import fc from "fast-check";
import { z } from "zod";

/** A schema as data, from which the zod schema and values of it are made side by side. */
export type Spec =
  | { readonly kind: "string"; readonly min: number; readonly max: number; readonly pattern?: string }
  | {
      readonly kind: "number";
      readonly integer: boolean;
      readonly min: number;
      readonly max: number;
      readonly step?: number;
    }
  | { readonly kind: "values"; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: "boolean" | "null" | "anything" }
  | { readonly kind: "array"; readonly items: Spec; readonly min: number; readonly max: number }
  | { readonly kind: "tuple"; readonly items: readonly Spec[] }
  | { readonly kind: "record"; readonly keys?: readonly string[]; readonly value: Spec }
  | {
      readonly kind: "object";
      readonly fields: Readonly<Record<string, Field>>;
      readonly rest: "strip" | "strict" | "loose" | Spec;
    }
  | { readonly kind: "union"; readonly options: readonly Spec[] };

export interface Field {
  readonly spec: Spec;
  readonly optional: boolean;
}

// Few and small, so that random pairs are often related.
const fieldNames = ["a", "b", "c"];
const patterns = ["^a", "b$", "^[ab]*$"];
const listed = ["a", "b", "ab", 0, 1, 2, true, null];

const bounds = fc.tuple(fc.nat(2), fc.nat(2)).map(([min, more]) => ({ min, max: min + more }));

/** Small schemas of every kind. */
export const spec: fc.Arbitrary<Spec> = fc.letrec<{ spec: Spec; field: Field }>((tie) => ({
  field: fc.record({ spec: tie("spec"), optional: fc.boolean() }),
  spec: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(bounds, fc.option(fc.constantFrom(...patterns), { nil: undefined })).map(([some, pattern]) => ({
      kind: "string" as const,
      ...some,
      ...(pattern === undefined ? {} : { pattern }),
    })),
    fc.tuple(bounds, fc.boolean(), fc.constantFrom(undefined, 1, 2, 0.5)).map(([some, integer, step]) => ({
      kind: "number" as const,
      integer,
      ...some,
      ...(step === undefined ? {} : { step }),
    })),
    fc
      .uniqueArray(fc.constantFrom(...listed), { minLength: 1, maxLength: 4 })
      .map((values) => ({ kind: "values" as const, values })),
    fc.constantFrom("boolean", "null", "anything").map((kind) => ({ kind })),
    fc.tuple(bounds, tie("spec")).map(([some, items]) => ({ kind: "array" as const, items, ...some })),
    fc.array(tie("spec"), { minLength: 1, maxLength: 2 }).map((items) => ({ kind: "tuple" as const, items })),
    fc.record({
      kind: fc.constant("record" as const),
      keys: fc.subarray(fieldNames, { minLength: 1 }),
      value: tie("spec"),
    }),
    tie("spec").map((value) => ({ kind: "record" as const, value })),
    fc.record({
      kind: fc.constant("object" as const),
      fields: fc.dictionary(fc.constantFrom(...fieldNames), tie("field"), { maxKeys: 3 }),
      rest: fc.oneof(fc.constantFrom("strip" as const, "strict" as const, "loose" as const), tie("spec")),
    }),
    fc
      .array(tie("spec"), { minLength: 1, maxLength: 3 })
      .map((options) => ({ kind: "union" as const, options })),
  ),
})).spec;

/** The zod schema of a spec. `lenient` objects ignore what they do not name, as those who read answers do. */
export function zodOf(spec: Spec, lenient = false): z.ZodType {
  const inner = (some: Spec) => zodOf(some, lenient);
  switch (spec.kind) {
    case "string": {
      const text = z.string().min(spec.min).max(spec.max);
      return spec.pattern === undefined ? text : text.regex(new RegExp(spec.pattern));
    }
    case "number": {
      const number = (spec.integer ? z.int() : z.number()).min(spec.min).max(spec.max);
      return spec.step === undefined ? number : number.multipleOf(spec.step);
    }
    case "values":
      return z.literal([...spec.values]);
    case "boolean":
      return z.boolean();
    case "null":
      return z.null();
    case "anything":
      return z.any();
    case "array":
      return z.array(inner(spec.items)).min(spec.min).max(spec.max);
    case "tuple":
      return z.tuple(spec.items.map(inner) as [z.ZodType, ...z.ZodType[]]);
    case "record": {
      const { keys, value } = spec;
      if (!keys) return z.record(z.string(), inner(value));
      if (!lenient) return z.partialRecord(z.enum(keys), inner(value));
      return z.object(Object.fromEntries(keys.map((key) => [key, z.exactOptional(inner(value))])));
    }
    case "object": {
      const shape = Object.fromEntries(
        Object.entries(spec.fields).map(([name, field]) => [
          name,
          field.optional ? z.exactOptional(inner(field.spec)) : inner(field.spec),
        ]),
      );
      if (typeof spec.rest === "object") return z.object(shape).catchall(inner(spec.rest));
      if (spec.rest === "loose") return z.looseObject(shape);
      return spec.rest === "strict" && !lenient ? z.strictObject(shape) : z.object(shape);
    }
    case "union":
      return z.union(spec.options.map(inner));
  }
}

/** Values of a spec; none when there are none to be found. Objects that drop what they do not name get no more than that. */
export function valuesOf(spec: Spec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case "string":
      return fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: spec.min, maxLength: spec.max });
    case "number":
      return fc
        .integer({ min: spec.min * 4, max: spec.max * 4 })
        .map((quarters) => (spec.integer ? Math.round(quarters / 4) : quarters / 4));
    case "values":
      return fc.constantFrom(...spec.values);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "anything":
      return anything;
    case "array":
      return fc.array(valuesOf(spec.items), { minLength: spec.min, maxLength: spec.max });
    case "tuple":
      return fc.tuple(...spec.items.map(valuesOf));
    case "record":
      return fc.dictionary(fc.constantFrom(...(spec.keys ?? [...fieldNames, "d"])), valuesOf(spec.value), {
        maxKeys: 3,
      });
    case "object":
      return objectsOf(spec);
    case "union":
      return fc.oneof(...spec.options.map(valuesOf));
  }
}

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...listed, [], {}),
  fc.dictionary(fc.constantFrom(...fieldNames), fc.constantFrom(...listed), { maxKeys: 2 }),
);

function objectsOf({ fields, rest }: Extract<Spec, { kind: "object" }>): fc.Arbitrary<unknown> {
  const named = fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field.spec)])),
    { requiredKeys: Object.keys(fields).filter((name) => !fields[name]!.optional) },
  );
  if (rest === "strip" || rest === "strict") return named;
  const free = [...fieldNames, "d"].filter((name) => !Object.hasOwn(fields, name));
  const more = fc.dictionary(fc.constantFrom(...free), rest === "loose" ? anything : valuesOf(rest), {
    maxKeys: 2,
  });
  return fc.tuple(more, named).map(([some, others]) => ({ ...some, ...others }));
}

/** A schema that is like another, with one place of it replaced. */
export function alike(original: Spec): fc.Arbitrary<Spec> {
  return fc.oneof({ weight: 1, arbitrary: spec }, { weight: 3, arbitrary: changedInside(original) });
}

function changedInside(original: Spec): fc.Arbitrary<Spec> {
  switch (original.kind) {
    case "string":
    case "number":
      return bounds.map((some) => ({ ...original, ...some }));
    case "values":
      return fc
        .uniqueArray(fc.constantFrom(...listed, ...original.values), { minLength: 1, maxLength: 5 })
        .map((values) => ({ ...original, values }));
    case "array":
      return fc
        .tuple(bounds, alike(original.items))
        .map(([some, items]) => ({ ...original, ...some, items }));
    case "tuple":
      return fc.tuple(...original.items.map(alike)).map((items) => ({ ...original, items }));
    case "record":
      return alike(original.value).map((value) => ({ ...original, value }));
    case "object":
      return changedObject(original);
    case "union":
      return fc
        .shuffledSubarray([...original.options], { minLength: 1 })
        .chain((options) =>
          fc
            .option(spec, { nil: undefined })
            .map((more) => ({ ...original, options: more ? [...options, more] : options })),
        );
    default:
      return fc.constant<Spec>(original).map((one) => ({ kind: "union", options: [one, { kind: "null" }] }));
  }
}

function changedObject(original: Extract<Spec, { kind: "object" }>): fc.Arbitrary<Spec> {
  const fields = fc.record(
    Object.fromEntries(
      Object.entries(original.fields).map(([name, field]) => [
        name,
        fc.record({ spec: fc.oneof(fc.constant(field.spec), alike(field.spec)), optional: fc.boolean() }),
      ]),
    ),
  );
  const more = fc.dictionary(fc.constantFrom(...fieldNames), fc.record({ spec, optional: fc.boolean() }), {
    maxKeys: 1,
  });
  const rest = fc.constantFrom(original.rest, "strip", "strict", "loose");
  return fc.tuple(fields, more, rest).map(([kept, others, unnamed]) => ({
    ...original,
    fields: { ...others, ...kept },
    rest: unnamed,
  }));
}
