import { describe, expect, test } from "vitest";
import { type ZodType, z } from "zod";
import { command, contract, type OperationRef } from "../../src/contract/index.js";
import { docsPage } from "../../src/gateway/docs/docs-page.js";
import { openApi } from "../../src/gateway/openapi.js";

interface Tree {
  readonly name: string;
  readonly children: readonly Tree[];
}
const tree: ZodType<Tree> = z.object({ name: z.string(), children: z.lazy(() => z.array(tree)) });
const loose: ZodType = z.lazy(() => z.union([loose, z.array(loose), z.string()]));
const list: ZodType = z.lazy(() => z.array(list));
const both: ZodType = z.lazy(() =>
  z.intersection(z.object({ a: both.optional() }), z.object({ b: z.string() })),
);
class Money {}

/** What people put into contracts, and what has no JSON Schema or an endless one. */
const schemas: Readonly<Record<string, ZodType>> = {
  "any JSON": z.json(),
  "a tree": tree,
  "a union of itself": loose,
  "a list of itself": list,
  "an intersection with itself": both,
  "a record of itself": z.lazy(() => z.record(z.string(), z.json())),
  anything: z.any(),
  nothing: z.never(),
  "an object of a class": z.instanceof(Money),
  "a custom check": z.custom(() => true),
  "a date": z.date(),
  "a coerced date": z.coerce.date(),
  "a bigint": z.bigint(),
  "a map": z.map(z.string(), z.date()),
  "a set": z.set(z.string()),
  "a symbol": z.symbol(),
  undefined: z.undefined(),
  "a transform": z.string().transform((text) => new Map([[text, 1]])),
  "a pipe": z.string().pipe(z.transform(Number)),
  "a preprocessed value": z.preprocess(Number, z.number()),
  "a codec": z.codec(z.string(), z.date(), {
    decode: (text) => new Date(text),
    encode: (at) => at.toISOString(),
  }),
  "a failing default": z.string().default(() => {
    throw new Error("no default");
  }),
  "a pattern": z.string().regex(/^(?<year>\d{4})-[\p{L}]+$/u),
  "names that need escapes": z.object({
    "a/b~c": z.string(),
    "</script>": z.string(),
    __proto__: z.string(),
  }),
  "two of one id": z.object({ one: z.string().meta({ id: "Same" }), other: z.lazy(() => tree) }),
};

describe.each(Object.entries(schemas))("a contract with %s", (_, schema) => {
  const things = contract("things", {
    commands: {
      keep: command({
        input: z.object({ id: z.string(), value: schema }),
        key: (c) => c.id,
        output: z.object({ value: schema }),
        rejects: { Not: z.object({ value: schema }) },
        access: "public",
      }),
      take: command({ input: schema, key: () => "key", access: "public" }),
    },
  });
  const operations: OperationRef[] = [things.keep, things.take];

  test("has a page to read and try", async () => {
    const { body } = await docsPage(operations)({} as never);
    expect(body).toContain("/things/keep");
    expect(body.length).toBeLessThan(200_000);
  });

  test("has an OpenAPI document whose references all lead somewhere", () => {
    const document = JSON.parse(JSON.stringify(openApi(operations)));
    for (const ref of refsIn(document)) expect(found(document, ref), ref).toBeDefined();
  });
});

function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === "$ref" && typeof part === "string" ? [part] : refsIn(part),
  );
}

function found(document: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
}
