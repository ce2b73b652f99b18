import type { JsonSchema } from "../contract/index.js";
import { resolveRef } from "./json-schema.js";

const byFormat: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  time: "12:00:00",
  duration: "PT1H",
  email: "someone@example.com",
  uuid: "018f4e9a-7c1d-7b3a-9f21-5d0c8e6a4b10",
  uri: "https://example.com/",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};
const deepest = 6;

/**
 * A value that has the shape a schema asks for: its own example or default where it has one, required properties only.
 * A start for a person to edit; patterns and rules between fields are theirs to satisfy.
 */
export function example(schema: JsonSchema, root: JsonSchema = schema, depth = 0): unknown {
  const known = given(schema);
  if (known.length > 0) return known[0];
  if (depth > deepest) return null;
  if (schema.$ref !== undefined) return example(resolveRef(schema, root), root, depth + 1);
  for (const choice of ["oneOf", "anyOf"] as const) {
    const options = schema[choice];
    if (Array.isArray(options) && options.length > 0) return example(options[0], root, depth + 1);
  }
  if (Array.isArray(schema.allOf)) {
    return Object.assign({}, ...schema.allOf.map((part) => example(part, root, depth + 1)));
  }
  return ofType(schema, root, depth);
}

function given({ examples, default: usual, const: only, enum: choices }: JsonSchema): readonly unknown[] {
  return [
    ...(Array.isArray(examples) ? examples : []),
    ...(usual === undefined ? [] : [usual]),
    ...(only === undefined ? [] : [only]),
    ...(Array.isArray(choices) ? choices : []),
  ];
}

function ofType(schema: JsonSchema, root: JsonSchema, depth: number): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") {
    const required = (schema.required ?? []) as readonly string[];
    const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
    return Object.fromEntries(
      properties
        .filter(([name]) => required.includes(name))
        .map(([name, property]) => [name, example(property, root, depth + 1)]),
    );
  }
  if (type === "array") {
    const items = schema.items as JsonSchema | undefined;
    return items ? [example(items, root, depth + 1)] : [];
  }
  if (type === "string")
    return byFormat[String(schema.format)] ?? "string".padEnd(Math.min(least(schema.minLength), 100), "-");
  if (type === "number" || type === "integer") {
    const above = schema.exclusiveMinimum;
    return typeof above === "number" ? above + 1 : Math.max(least(schema.minimum), 0);
  }
  return type === "boolean" ? false : null;
}

function least(bound: unknown): number {
  return typeof bound === "number" ? bound : 0;
}
