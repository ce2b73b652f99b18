import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command, contract, query, type Schema } from "../../src/contract/index.js";
import { exposedOperations, openApi } from "../../src/gateway/index.js";
import { orders } from "./fake-application.js";
import { expectGolden } from "./golden.js";
import { serving } from "./serving.js";

type Json = { [key: string]: Json };

function documentOf(...contracts: { readonly name: string }[]): Json {
  const modules = contracts.map((each) => ({ contract: each }));
  return JSON.parse(JSON.stringify(openApi(exposedOperations(modules as never))));
}

/** Every reference in a document, wherever it is. */
function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "$ref" && typeof part === "string" ? [part] : references(part),
  );
}

function resolve(document: Json, reference: string): unknown {
  const parts = decodeURIComponent(reference.replace(/^#\//, "")).split("/");
  const names = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<Json | undefined>((value, name) => value?.[name], document);
}

const folder: z.ZodType = z.object({
  name: z.string(),
  get folders() {
    return z.array(folder);
  },
});
const tricky = contract("tricky", {
  commands: {
    tree: command({ input: z.object({ root: folder }), output: folder, key: () => "", access: "public" }),
    dates: command({
      input: z.object({ at: z.date(), size: z.bigint(), name: z.string() }),
      key: () => "",
      access: "public",
    }),
  },
  queries: {
    strange: query({
      input: z.object({ "a/b~c d": z.string(), $ref: z.string() }),
      output: z.object({ ok: z.literal(true) }),
      access: "public",
    }),
  },
});

test("/openapi.json serves the document", async () => {
  const { get } = await serving();
  const response = await get("/openapi.json");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual(documentOf(orders));
});

test("the document is as it was", () => {
  expectGolden("openapi", documentOf(orders));
});

test("every reference leads somewhere, also with recursive schemas and strange names", () => {
  const document = documentOf(orders, tricky);
  const found = references(document);
  expect(found.length).toBeGreaterThan(40);
  for (const reference of found) expect(resolve(document, reference), reference).toBeTypeOf("object");
});

describe("the document", () => {
  const { paths, components, tags } = documentOf(orders) as Json & { paths: Record<string, Json> };

  test("has every exposed operation, and no internal one", () => {
    expect(Object.keys(paths)).toEqual(
      ["place", "close", "refund", "byId", "list", "mine"].map((name) => `/orders/${name}`),
    );
    expect(tags).toEqual([{ name: "orders" }]);
  });

  test("has commands as POST, and queries as GET and POST", () => {
    expect(Object.keys(paths["/orders/place"]!)).toEqual(["post"]);
    expect(Object.keys(paths["/orders/list"]!)).toEqual(["get", "post"]);
  });

  test("has as parameters of a GET what a URL can carry", () => {
    const parameters = paths["/orders/list"]!.get!.parameters as unknown as { name?: string; in?: string }[];
    expect(parameters.filter((each) => each.in === "query").map(({ name }) => name)).toEqual([
      "status",
      "limit",
      "details",
    ]);
  });

  test("has every operation's id only once", () => {
    const ids = Object.values(paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("says who may call", () => {
    const security = (name: string) => paths[`/orders/${name}`]!.post!.security;
    expect(security("place")).toEqual([]);
    expect(security("close")).toEqual([{ token: [] }]);
    expect(security("refund")).toEqual([{ token: ["clerk"] }, { token: ["admin"] }]);
    expect(components!.securitySchemes).toMatchObject({ token: { type: "http", scheme: "bearer" } });
  });

  test("has each declared refusal with its data", () => {
    expect(components!.schemas!["orders.place.rejection.TooBig"]).toMatchObject({
      properties: {
        type: { const: "urn:ashlar:rejection:orders.place:TooBig" },
        reason: { const: "TooBig" },
        data: { $ref: "#/components/schemas/orders.place.rejection.TooBig.data" },
      },
    });
  });
});

test("a schema that cannot describe itself is anything, and does not spoil the rest", () => {
  const mute: Schema = { "~standard": { version: 1, vendor: "none", validate: (value) => ({ value }) } };
  const silent = contract("silent", {
    queries: { ask: query({ input: mute, output: mute, access: "public" }) },
  });
  const { schemas } = documentOf(silent, tricky).components!;
  expect(schemas!["silent.ask.input"]).toEqual({ description: expect.any(String) });
  expect(schemas!["tricky.dates.input"]).toMatchObject({ properties: { at: {}, name: { type: "string" } } });
});
