import type { JsonSchema } from "../contract/index.js";

/** The schema that a local `$ref` stands for; the schema itself when it is none. */
export function resolveRef(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (typeof schema.$ref !== "string") return schema;
  if (schema.$ref === "#") return root;
  const definition = (root.$defs as Record<string, JsonSchema> | undefined)?.[definitionName(schema.$ref)];
  return definition ?? {};
}

/**
 * Makes a schema and its definitions into named components of a larger document, and its references follow them.
 *
 * @example
 * ```ts
 * toComponents("orders.place.input", schema); // { "orders.place.input": {…}, "orders.place.input.Line": {…} }
 * ```
 */
export function toComponents(name: string, schema: JsonSchema): Record<string, JsonSchema> {
  const { $defs, ...root } = schema;
  const component = (ref: string) =>
    `#/components/schemas/${ref === "#" ? name : `${name}.${plain(definitionName(ref))}`}`;
  return Object.fromEntries([
    [name, moveRefs(root, component)],
    ...Object.entries(($defs ?? {}) as Record<string, JsonSchema>).map(([key, value]) => [
      `${name}.${plain(key)}`,
      moveRefs(value, component),
    ]),
  ]);
}

function moveRefs(value: unknown, component: (ref: string) => string): JsonSchema {
  if (Array.isArray(value)) return value.map((item) => moveRefs(item, component)) as unknown as JsonSchema;
  if (typeof value !== "object" || value === null) return value as unknown as JsonSchema;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === "$ref" && typeof part === "string" ? [key, component(part)] : [key, moveRefs(part, component)],
    ),
  );
}

function definitionName(ref: string): string {
  const escaped = decodeURIComponent(ref.slice(ref.lastIndexOf("/") + 1));
  return escaped.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Only these characters may be in a component's name. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, "_");
}
