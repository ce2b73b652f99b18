import type { JsonSchema, OperationRef } from "../contract/index.js";
import { type DescribedOperation, describeOperation, urlParameters } from "./described-operation.js";
import { toComponents } from "./json-schema.js";
import { sharedComponents } from "./openapi-components.js";
import type { Page } from "./page.js";
import { rejectionType } from "./problem.js";

/** The part of an OpenAPI 3.1 document that is written here. */
export interface OpenApi {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Serves the document; it is made when it is first asked for. */
export function openApiPage(operations: readonly OperationRef[]): Page {
  let body: string | undefined;
  return () => {
    body ??= JSON.stringify(openApi(operations));
    return { type: "application/json", body };
  };
}

/** Describes the exposed operations as OpenAPI 3.1, from their contracts alone. */
export function openApi(operations: readonly OperationRef[]): OpenApi {
  const described = operations.map(describeOperation);
  const modules = [...new Set(described.map(({ module }) => module))];
  return {
    openapi: "3.1.0",
    info: {
      title: modules.length === 0 ? "No operations" : modules.join(", "),
      version: "1",
      description: "Commands are sent by POST, queries by GET or POST. Everything but success is a Problem.",
    },
    servers: [{ url: "/" }],
    tags: modules.map((name) => ({ name })),
    paths: Object.fromEntries(described.map((operation) => [operation.path, pathItem(operation)])),
    components: {
      ...sharedComponents,
      schemas: Object.assign({ ...sharedComponents.schemas }, ...described.map(schemas)),
    },
  };
}

function pathItem(operation: DescribedOperation): Record<string, unknown> {
  const { id, kind, access } = operation;
  const common = {
    tags: [operation.module],
    summary: operation.summary ?? id,
    ...(access.kind === "token"
      ? { description: `Needs ${access.text}.`, security: security(access.roles) }
      : { security: [] }),
    responses: responses(operation),
  };
  const timeout = { $ref: "#/components/parameters/Timeout" };
  const idempotencyKey = { $ref: "#/components/parameters/IdempotencyKey" };
  const post = {
    operationId: kind === "query" ? `${id}.post` : id,
    ...common,
    parameters: kind === "command" ? [idempotencyKey, timeout] : [timeout],
    requestBody: { required: true, content: { "application/json": { schema: ref(`${id}.input`) } } },
  };
  const parameters = kind === "query" ? urlParameters(operation.input) : undefined;
  if (!parameters) return { post };
  const inUrl = parameters.map(({ name, required }) => ({
    name,
    in: "query",
    required,
    schema: { $ref: `#/components/schemas/${id}.input/properties/${pointerPart(name)}` },
  }));
  return { get: { operationId: id, ...common, parameters: [...inUrl, timeout] }, post };
}

/** One requirement for each role, of which any will do. */
function security(roles: readonly string[]): Record<string, readonly string[]>[] {
  return roles.length === 0 ? [{ token: [] }] : roles.map((role) => ({ token: [role] }));
}

function responses({ id, kind, access, output, rejections }: DescribedOperation): Record<string, unknown> {
  const answer = output && { content: { "application/json": { schema: ref(`${id}.output`) } } };
  const response = (name: string) => ({ $ref: `#/components/responses/${name}` });
  return {
    ...(answer ? { 200: { description: "Done.", ...answer } } : { 204: { description: "Done." } }),
    400: response("InvalidInput"),
    ...(access.kind === "token" && { 401: response("NotAuthenticated"), 403: response("Denied") }),
    ...(rejections.length > 0 && {
      409: {
        description: `Refused, and nothing has changed: ${rejections.map(({ name }) => name).join(", ")}.`,
        content: { "application/problem+json": { schema: ref(`${id}.rejection`) } },
      },
    }),
    ...(kind === "command" && { 422: response("IdempotencyKeyReused") }),
    429: response("TooManyRequests"),
    503: response("Unavailable"),
    default: response("Problem"),
  };
}

function schemas({ id, input, output, rejections }: DescribedOperation): Record<string, JsonSchema> {
  const rejection = (name: string) => `${id}.rejection.${name}`;
  return Object.assign(
    toComponents(`${id}.input`, input),
    output && toComponents(`${id}.output`, output),
    rejections.length > 0 && {
      [`${id}.rejection`]: { oneOf: rejections.map(({ name }) => ref(rejection(name))) },
    },
    ...rejections.map(({ name, data }) => ({
      ...toComponents(`${rejection(name)}.data`, data),
      [rejection(name)]: {
        allOf: [ref("Problem")],
        properties: {
          type: { const: rejectionType(id, name) },
          reason: { const: name },
          data: ref(`${rejection(name)}.data`),
        },
        required: ["reason", "data"],
      },
    })),
  );
}

function ref(schema: string): JsonSchema {
  return { $ref: `#/components/schemas/${schema}` };
}

function pointerPart(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}
