import type { JsonSchema } from "../../contract/index.js";
import { resolveRef } from "../json-schema.js";
import { type Html, html } from "./html.js";

const deepest = 5;

/** A schema for a reader: its properties with their types, rules and descriptions. */
export function schemaView(schema: JsonSchema, root: JsonSchema = schema, depth = 0): Html {
  const shown = contents(resolveRef(schema, root), root);
  const properties = Object.entries((shown.properties ?? {}) as Record<string, JsonSchema>);
  if (properties.length === 0) {
    return html`<p class="type">${typeOf(schema, root)}${rulesOf(schema)}</p>${description(schema)}`;
  }
  const required = (shown.required ?? []) as readonly string[];
  return html`<ul class="schema">${properties.map(
    ([name, property]) => html`<li>
      <code class="name">${name}</code>
      <span class="type">${typeOf(property, root)}${rulesOf(property)}</span>
      ${!required.includes(name) && html`<span class="optional">optional</span>`}
      ${description(property)}${nested(property, root, depth)}
    </li>`,
  )}</ul>`;
}

/** The schema whose properties are worth showing: a list's items, or the one that is not null. */
function contents(schema: JsonSchema, root: JsonSchema, outer: Outer = []): JsonSchema {
  if (outer.includes(schema)) return schema;
  const within = [...outer, schema];
  if (schema.type === "array" && isSchema(schema.items))
    return contents(resolveRef(schema.items, root), root, within);
  const choices = choicesOf(schema).filter((choice) => choice.type !== "null");
  return choices.length === 1 ? contents(resolveRef(choices[0]!, root), root, within) : schema;
}

function nested(property: JsonSchema, root: JsonSchema, depth: number): Html | undefined {
  const inner = contents(resolveRef(property, root), root);
  return inner.properties && depth < deepest ? schemaView(inner, root, depth + 1) : undefined;
}

/** The schemas that one is part of: it may be one of them itself. */
type Outer = readonly JsonSchema[];

function typeOf(schema: JsonSchema, root: JsonSchema, outer: Outer = []): string {
  const resolved = resolveRef(schema, root);
  if (outer.includes(resolved)) return "the same again";
  const within = [...outer, resolved];
  if (resolved.const !== undefined) return JSON.stringify(resolved.const);
  if (Array.isArray(resolved.enum)) return resolved.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = choicesOf(resolved);
  if (choices.length > 0) return choices.map((choice) => typeOf(choice, root, within)).join(" or ");
  if (resolved.type === "array") {
    return isSchema(resolved.items) ? `list of ${typeOf(resolved.items, root, within)}` : "list";
  }
  if (Array.isArray(resolved.type)) return resolved.type.join(" or ");
  return typeof resolved.type === "string" ? resolved.type : "any";
}

const rules: Readonly<Record<string, (value: unknown) => string>> = {
  format: (value) => String(value),
  pattern: (value) => `like ${value}`,
  minLength: (value) => `at least ${value} long`,
  maxLength: (value) => `at most ${value} long`,
  minimum: (value) => `≥ ${value}`,
  maximum: (value) => `≤ ${value}`,
  exclusiveMinimum: (value) => `> ${value}`,
  exclusiveMaximum: (value) => `< ${value}`,
  minItems: (value) => `at least ${value}`,
  maxItems: (value) => `at most ${value}`,
  default: (value) => `${JSON.stringify(value)} by default`,
};

function rulesOf(schema: JsonSchema): string {
  const found = Object.entries(rules)
    .filter(([keyword]) => schema[keyword] !== undefined && !saysNothing(keyword, schema))
    .map(([keyword, text]) => text(schema[keyword]));
  return found.length === 0 ? "" : `, ${found.join(", ")}`;
}

/** Schema libraries state the bounds of exact integers and the patterns of formats, which tell a reader nothing. */
function saysNothing(keyword: string, schema: JsonSchema): boolean {
  const value = schema[keyword];
  return (
    (typeof value === "number" && Math.abs(value) === Number.MAX_SAFE_INTEGER) ||
    (keyword === "pattern" && (schema.format !== undefined || String(value).length > 60))
  );
}

function description({ description: text }: JsonSchema): Html | undefined {
  return typeof text === "string" ? html`<p class="description">${text}</p>` : undefined;
}

function choicesOf({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] {
  return (anyOf ?? oneOf ?? []) as readonly JsonSchema[];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}
