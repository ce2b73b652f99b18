import type { Access, JsonSchema, OperationRef } from "../contract/index.js";
import { jsonSchema } from "../contract/json-schema.js";
import { resolveRef } from "./json-schema.js";

/** An exposed operation as its documentation shows it. */
export interface DescribedOperation {
  readonly id: string;
  readonly module: string;
  readonly name: string;
  readonly kind: "command" | "query";
  readonly path: string;
  readonly summary: string | undefined;
  readonly access: DescribedAccess;
  readonly input: JsonSchema;
  readonly output: JsonSchema | undefined;
  readonly rejections: readonly { readonly name: string; readonly data: JsonSchema }[];
}

/** Who may call an operation, in words that a reader needs. */
export type DescribedAccess =
  | { readonly kind: "public" }
  | { readonly kind: "token"; readonly roles: readonly string[]; readonly text: string };

/** Describes an operation from its contract. */
export function describeOperation({ id, module, name, kind, definition }: OperationRef): DescribedOperation {
  const rejects = "rejects" in definition ? definition.rejects : {};
  return {
    id,
    module,
    name,
    kind,
    path: `/${module}/${name}`,
    summary: definition.summary,
    access: describeAccess(definition.access as Access<unknown>),
    input: jsonSchema(definition.input, "input"),
    output: definition.output && jsonSchema(definition.output, "output"),
    rejections: Object.entries(rejects).map(([reason, schema]) => ({
      name: reason,
      data: jsonSchema(schema, "output"),
    })),
  };
}

function describeAccess(access: Access<unknown>): DescribedAccess {
  if (access === "public") return { kind: "public" };
  if (access === "authenticated") return { kind: "token", roles: [], text: "any valid token" };
  if (typeof access === "function") {
    return { kind: "token", roles: [], text: "a token; who may call depends on the input" };
  }
  return { kind: "token", roles: access.roles, text: `a token with role ${access.roles.join(" or ")}` };
}

/** A parameter of a query that is sent in its URL. */
export interface UrlParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The parameters of a query as a URL can carry them; undefined when it needs a list or an object. */
export function urlParameters(input: JsonSchema): readonly UrlParameter[] | undefined {
  if (input.type !== "object") return undefined;
  const required = (input.required ?? []) as readonly string[];
  const parameters = Object.entries((input.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, schema]) => ({
      name,
      required: required.includes(name),
      schema: resolveRef(schema, input),
    }),
  );
  if (parameters.some((parameter) => parameter.required && !isScalar(parameter.schema))) return undefined;
  return parameters.filter(({ schema }) => isScalar(schema));
}

function isScalar(schema: JsonSchema): boolean {
  if (Array.isArray(schema.anyOf)) return schema.anyOf.every(isScalar);
  if (Array.isArray(schema.enum)) return schema.enum.every((value) => typeof value !== "object");
  return ["string", "number", "integer", "boolean", "null"].includes(schema.type as string);
}
