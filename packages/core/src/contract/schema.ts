import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Issue } from "../errors/index.js";

/** Any schema that implements Standard Schema 1: zod, valibot, arktype and others. */
export type Schema<In = unknown, Out = In> = StandardSchemaV1<In, Out>;

/** What a value may look like before the schema has parsed it. */
export type InputOf<S extends Schema> = StandardSchemaV1.InferInput<S>;

/** What the schema makes of it. */
export type OutputOf<S extends Schema> = StandardSchemaV1.InferOutput<S>;

/** A parsed value, or what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: Issue[] };

/** Parses a value; asynchronous only when the schema is. */
export function parse<S extends Schema>(
  schema: S,
  value: unknown,
): Parsed<OutputOf<S>> | Promise<Parsed<OutputOf<S>>> {
  const result = schema["~standard"].validate(value);
  return result instanceof Promise ? result.then(toParsed<OutputOf<S>>) : toParsed<OutputOf<S>>(result);
}

function toParsed<T>(result: StandardSchemaV1.Result<unknown>): Parsed<T> {
  if (result.issues) return { ok: false, issues: result.issues.map(toIssue) };
  return { ok: true, value: result.value as T };
}

function toIssue(issue: StandardSchemaV1.Issue): Issue {
  const path = (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  return { path, message: issue.message };
}
