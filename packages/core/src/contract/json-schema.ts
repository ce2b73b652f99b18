import type { StandardJSONSchemaV1 } from "@standard-schema/spec";
import type { Schema } from "./schema.js";

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const opaque: JsonSchema = { description: "Any JSON value that the operation's schema accepts." };

/**
 * What a schema looks like on the wire: what it accepts (`input`) or what it gives (`output`). Asks the schema itself,
 * by Standard JSON Schema, so that no schema library is needed for it; a schema that cannot say becomes `{}` with a
 * description.
 */
export function jsonSchema(schema: Schema, side: "input" | "output"): JsonSchema {
  const { jsonSchema: converter } = schema["~standard"] as Partial<StandardJSONSchemaV1.Props>;
  if (!converter) return opaque;
  try {
    // zod's own option, which the others ignore: what has no JSON Schema, such as a date, does not spoil the rest.
    const libraryOptions = { unrepresentable: "any" };
    const { $schema: _, ...rest } = converter[side]({ target: "draft-2020-12", libraryOptions });
    return rest;
  } catch {
    return opaque;
  }
}
