const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

const retryAfter = {
  "retry-after": {
    description: "After how many seconds to try again.",
    schema: { type: "integer", minimum: 0 },
  },
};

/** What the operations of every application have in common, as components of an OpenAPI document. */
export const sharedComponents = {
  schemas: {
    Problem: {
      type: "object",
      description: "A problem (RFC 9457). `code` is stable; `requestId` finds the request in the log.",
      properties: {
        type: { type: "string", format: "uri-reference" },
        title: { type: "string" },
        status: { type: "integer" },
        detail: { type: "string" },
        code: { type: "string" },
        requestId: { type: "string" },
      },
      required: ["type", "title", "status", "detail", "code", "requestId"],
    },
    InvalidInput: {
      allOf: [{ $ref: "#/components/schemas/Problem" }],
      properties: {
        issues: {
          type: "array",
          items: {
            type: "object",
            properties: { path: { type: "string" }, message: { type: "string" } },
            required: ["path", "message"],
          },
        },
      },
    },
  },
  parameters: {
    IdempotencyKey: {
      name: "idempotency-key",
      in: "header",
      description: "Repeating a command with the same key changes nothing and gives the first answer again.",
      schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
    },
    Timeout: {
      name: "ashlar-timeout-ms",
      in: "header",
      description: "After how many milliseconds to give up.",
      schema: { type: "integer", minimum: 1, maximum: 60_000 },
    },
  },
  responses: {
    InvalidInput: {
      description: "The input is not what the operation asks for.",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/InvalidInput" } } },
    },
    NotAuthenticated: {
      description: "There is no valid token.",
      headers: { "www-authenticate": { schema: { type: "string" } } },
      content: problem,
    },
    Denied: { description: "This caller may not do that.", content: problem },
    IdempotencyKeyReused: { description: "The key was used with another request.", content: problem },
    TooManyRequests: {
      description: "This address makes more requests than it may.",
      headers: retryAfter,
      content: problem,
    },
    Unavailable: { description: "Try again later.", headers: retryAfter, content: problem },
    Problem: { description: "Anything else that can go wrong.", content: problem },
  },
  securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
} as const;
