import { eventTransports, stateKinds } from "./architecture.js";

/** A JSON Schema, as far as it matters here: a value to print. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value of this form, or one from the environment. */
function value(description: string, schema: JsonSchema): JsonSchema {
  return { description, anyOf: [schema, { $ref: "#/$defs/reference" }] };
}

function mapping(description: string, properties: JsonSchema): JsonSchema {
  return { description, type: ["object", "null"], additionalProperties: false, properties };
}

const events: JsonSchema = value(
  "How events travel between units: local (through the module's own store), or by PostgreSQL or a broker.",
  { enum: eventTransports },
);

const authentication: JsonSchema = {
  ...mapping(
    "How tokens are verified: by a shared secret or by the issuer's published keys, one of the two.",
    {
      secret: value(
        "The secret of HMAC-signed tokens, at least 32 bytes. Keep it out of this file: ${JWT_SECRET}.",
        {
          type: "string",
          minLength: 32,
        },
      ),
      jwks: value("Where the issuer publishes its keys.", { type: "string", pattern: "^https?://" }),
      issuer: value("Tokens must name this issuer.", { type: "string" }),
      audience: value("Tokens must name this audience.", { type: "string" }),
    },
  ),
  type: "object",
  oneOf: [{ required: ["secret"] }, { required: ["jwks"] }],
};

const gateway: JsonSchema = mapping("How the outside reaches the modules.", {
  host: value("The address to listen on; 127.0.0.1 when left out.", { type: "string", minLength: 1 }),
  port: value("The port to listen on, 0 for any free one; PORT, or 3000, when left out.", {
    type: "integer",
    minimum: 0,
    maximum: 65_535,
  }),
  bodyLimit: value("The largest request body, in bytes or as 64kb or 1mb; 1mb when left out.", {
    anyOf: [
      { type: "integer", minimum: 1, maximum: 1024 ** 3 },
      { type: "string", pattern: "^\\d{1,15} ?([kKmM]?[bB])?$" },
    ],
  }),
  requestsPerMinute: value(
    "Requests a client address may make per minute, 0 for no limit; 6000 when left out.",
    {
      type: "integer",
      minimum: 0,
    },
  ),
  cors: {
    description: "Origins that browsers may call from; none when left out.",
    type: "array",
    items: value("An origin such as https://shop.example.", { type: "string", pattern: "^https?://[^/]+$" }),
  },
  drainSeconds: value(
    "How long to go on after being told to stop, while /health/ready says no; 0 when left out. For load balancers that learn of it late.",
    { type: "integer", minimum: 0, maximum: 600 },
  ),
  auth: authentication,
});

const module: JsonSchema = mapping("Where and how this module runs.", {
  unit: value("The process it lives in; main when left out.", {
    type: "string",
    pattern: "^[a-z][a-z0-9-]{0,39}$",
  }),
  state: value(
    "How its entities keep their state: rows of the latest state, the events themselves, or memory backed by a log. rows when left out.",
    { enum: stateKinds },
  ),
  events,
  replicas: value("How many of its unit run side by side; 1 when left out.", {
    type: "integer",
    minimum: 1,
    maximum: 1000,
  }),
});

/** The JSON Schema (2020-12) of architecture.yaml, with which editors complete and check it. */
export const architectureSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "architecture.yaml",
  ...mapping(
    "Under which architecture the modules of an Ashlar project run. An empty file is a modular monolith.",
    {
      data: value(
        "Where state is kept: sqlite:<folder>, or postgres://user@host:port/database. sqlite:.ashlar/data when left out.",
        {
          type: "string",
          pattern: "^(sqlite:[^/:]|sqlite:/[^/]|postgres(ql)?://)",
        },
      ),
      events,
      gateway,
      modules: {
        description: "The modules that run otherwise than in unit main with state rows.",
        type: ["object", "null"],
        additionalProperties: module,
      },
    },
  ),
  $defs: {
    reference: {
      description: "From the environment: ${NAME}, or ${NAME:-default} for when it is not set.",
      type: "string",
      pattern: "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^{}]*)?\\}",
    },
  },
};
