import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command, contract, event, promisesOf, query, type Schema } from "../../src/index.js";

const id = z
  .string()
  .min(1)
  .describe("Its id")
  .meta({ title: "Id", examples: ["1"], owner: "us" });
const line = z.object({ sku: z.string(), quantity: z.int().min(1).max(9).default(1) });

const orders = contract("orders", {
  commands: {
    place: command({
      summary: "Place an order",
      input: z.object({ orderId: id, lines: z.array(line).min(1), note: z.string().optional() }),
      output: z.object({ total: z.number() }),
      key: (c) => c.orderId,
      rejects: { OutOfStock: z.object({ sku: z.string().nullable() }) },
      access: "public",
    }),
    touch: command({ input: z.object({}), key: () => "all" }),
  },
  queries: { byId: query({ input: z.object({ orderId: id }), output: line, access: { roles: ["clerk"] } }) },
  events: {
    OrderPlaced: event(z.object({ orderId: id })).next(z.object({ lines: z.array(line) }), () => ({
      lines: [],
    })),
  },
});

describe("what a contract promises", () => {
  test("is written down as plain JSON", () => {
    const promises = promisesOf(orders);
    expect(JSON.parse(JSON.stringify(promises))).toEqual(promises);
    expect(promises.name).toBe("orders");
    expect(Object.keys(promises.commands)).toEqual(["place", "touch"]);
    expect(promises).toEqual(promisesOf(orders));
  });

  test("an input is what callers may pass, an answer what they get", () => {
    const { place } = promisesOf(orders).commands;
    expect(place?.input).toEqual({
      type: "object",
      properties: {
        orderId: { type: "string", minLength: 1 },
        lines: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            properties: {
              sku: { type: "string" },
              quantity: { type: "integer", minimum: 1, maximum: 9 },
            },
            required: ["sku"],
          },
        },
        note: { type: "string" },
      },
      required: ["lines", "orderId"],
    });
    expect(promisesOf(orders).queries.byId?.output.required).toEqual(["quantity", "sku"]);
    expect(place?.output).toMatchObject({ properties: { total: { type: "number" } } });
  });

  test("a refusal's data is among it, and so are the key and who may call", () => {
    const { commands, queries } = promisesOf(orders);
    expect(commands.place).toMatchObject({
      rejects: { OutOfStock: { properties: { sku: { type: ["string", "null"] } } } },
      key: "{orderId}",
      access: "public",
    });
    expect(queries.byId?.access).toEqual({ roles: ["clerk"] });
  });

  test("what is not there is left out", () => {
    expect(promisesOf(orders).commands.touch).toEqual({
      input: { type: "object", properties: {} },
      rejects: {},
      access: "internal",
    });
  });

  test("an event's data is as it is stored, of the version it has now", () => {
    const { OrderPlaced } = promisesOf(orders).events;
    expect(OrderPlaced?.version).toBe(2);
    expect(OrderPlaced?.data).toMatchObject({
      properties: { lines: { items: { required: ["quantity", "sku"] } } },
    });
  });
});

describe("of a schema, only what it says of values counts", () => {
  const input = (schema: Schema) =>
    promisesOf(contract("a", { queries: { all: query({ input: schema, output: schema }) } })).queries.all
      ?.input;

  test("titles, descriptions, examples, defaults and metadata are left out, wherever they are", () => {
    const told = z
      .string()
      .meta({ title: "T", description: "D", examples: ["e"], deprecated: true, owner: "us" });
    const silent = { type: "string" };
    const parts = z.object({
      plain: told,
      fallback: told.default("x"),
      items: z.array(told),
      tuple: z.tuple([told], told),
      record: z.record(z.string(), told),
      either: z.union([z.object({ told }), z.array(told)]),
    });
    expect(input(parts)).toEqual({
      type: "object",
      properties: {
        plain: silent,
        fallback: silent,
        items: { type: "array", items: silent },
        tuple: { type: "array", prefixItems: [silent], items: silent, minItems: 1 },
        record: { type: "object", propertyNames: silent, additionalProperties: silent },
        either: {
          anyOf: [
            { type: "object", properties: { told: silent }, required: ["told"] },
            { type: "array", items: silent },
          ],
        },
      },
      required: ["either", "items", "plain", "record", "tuple"],
    });
  });

  test("fields with the names of such annotations stay", () => {
    const text = z.string();
    const fields = z.object({ title: text, default: text, description: text.optional() });
    expect(Object.keys((input(fields)?.properties ?? {}) as object)).toEqual([
      "title",
      "default",
      "description",
    ]);
  });

  test("listed values stay as they are", () => {
    expect(input(z.enum(["title", "b", "a"]))).toEqual({ type: "string", enum: ["title", "b", "a"] });
  });

  test("recursive schemas refer to themselves", () => {
    const node = z.object({
      name: z.string(),
      get children() {
        return z.array(node);
      },
    });
    expect(input(z.object({ node, others: z.array(node) }))).toMatchObject({
      properties: { node: { $ref: "#/$defs/__schema0" } },
      $defs: { __schema0: { properties: { children: { items: { $ref: "#/$defs/__schema0" } } } } },
    });
  });

  test("a schema that has no JSON Schema promises nothing", () => {
    expect(input({ "~standard": { version: 1, vendor: "none", validate: (value) => ({ value }) } })).toEqual(
      {},
    );
    expect(input(z.date())).toEqual({});
  });
});
