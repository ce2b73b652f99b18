/** Whether a value satisfies a JSON Schema, for the keywords that the architecture's schema uses; others are refused. */
export function isValid(value: unknown, schema: unknown, root: unknown = schema): boolean {
  return Object.entries(schema as Record<string, unknown>).every(([keyword, argument]) => {
    const holds = keywords[keyword];
    if (!holds) throw new Error(`no keyword ${keyword} here`);
    return holds(value, argument as never, schema as Schema, root as Schema);
  });
}

type Schema = Readonly<Record<string, unknown>>;
type Keyword = (value: unknown, argument: never, schema: Schema, root: Schema) => boolean;
const always = () => true;

const keywords: Readonly<Record<string, Keyword>> = {
  $schema: always,
  $defs: always,
  title: always,
  description: always,
  properties: (value, properties: Schema, _, root) =>
    !isObject(value) ||
    Object.entries(value).every(([key, item]) => !properties[key] || isValid(item, properties[key], root)),
  additionalProperties: (value, additional: false | Schema, { properties = {} }, root) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, item]) => key in (properties as object) || (additional && isValid(item, additional, root)),
    ),
  propertyNames: (value, schema: Schema, _, root) =>
    !isObject(value) || Object.keys(value).every((key) => isValid(key, schema, root)),
  required: (value, names: readonly string[]) => !isObject(value) || names.every((name) => name in value),
  items: (value, schema: Schema, _, root) =>
    !Array.isArray(value) || value.every((item) => isValid(item, schema, root)),
  type: (value, types: string | readonly string[]) => [types].flat().some((type) => isOfType(value, type)),
  enum: (value, allowed: readonly unknown[]) => allowed.includes(value),
  pattern: (value, pattern: string) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  minLength: (value, length: number) => typeof value !== "string" || value.length >= length,
  maxLength: (value, length: number) => typeof value !== "string" || value.length <= length,
  minimum: (value, minimum: number) => typeof value !== "number" || value >= minimum,
  maximum: (value, maximum: number) => typeof value !== "number" || value <= maximum,
  anyOf: (value, schemas: readonly Schema[], _, root) =>
    schemas.some((schema) => isValid(value, schema, root)),
  oneOf: (value, schemas: readonly Schema[], _, root) =>
    schemas.filter((schema) => isValid(value, schema, root)).length === 1,
  $ref: (value, pointer: string, _, root) => {
    const path = pointer.slice(2).split("/");
    const target = path.reduce<unknown>((at, name) => (at as Schema)[name], root);
    return isValid(value, target, root);
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}
