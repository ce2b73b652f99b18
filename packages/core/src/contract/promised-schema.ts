import { type JsonSchema, jsonSchema } from "./json-schema.js";
import type { Schema } from "./schema.js";

/** What a schema promises of values, and nothing of what it only tells: no titles, examples, defaults or metadata. */
export function promisedSchema(schema: Schema, side: "input" | "output"): JsonSchema {
  return withoutAnnotations(jsonSchema(schema, side));
}

// A default is not here: what a module makes of an omitted field is how it works, like a handler's code.
const assertions = new Set(
  `type const enum format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
  required minProperties maxProperties dependentRequired minItems maxItems uniqueItems minContains maxContains`.split(
    /\s+/,
  ),
);
const oneSchema = new Set(
  `additionalProperties propertyNames unevaluatedProperties items contains unevaluatedItems not if then else`.split(
    " ",
  ),
);
const schemasInOrder = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const schemasByName = new Set(["$defs", "properties", "patternProperties", "dependentSchemas"]);

function withoutAnnotations(schema: unknown): JsonSchema {
  // Beside what says something of values, a schema can be `true` or `false`.
  if (typeof schema !== "object" || schema === null) return schema as JsonSchema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
      if (keyword === "required") return [[keyword, [...(value as string[])].sort()]];
      if (keyword === "$ref" || assertions.has(keyword)) return [[keyword, value]];
      if (oneSchema.has(keyword)) return [[keyword, withoutAnnotations(value)]];
      if (schemasInOrder.has(keyword)) return [[keyword, (value as unknown[]).map(withoutAnnotations)]];
      if (schemasByName.has(keyword)) return [[keyword, eachWithoutAnnotations(value as object)]];
      return [];
    }),
  );
}

function eachWithoutAnnotations(schemas: object): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutAnnotations(schema)]),
  );
}
