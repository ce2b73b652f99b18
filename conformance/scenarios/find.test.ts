import { contract, module, query, view } from "@ashlar/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { foundRows } from "../found-rows.ts";
import { type Product, product, products, type Search } from "../modules/products/contract.ts";
import { productsModule } from "../modules/products/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

// Few different values, so that many rows are equal in what they are ordered by.
const names = [null, "", "a", "A", "é", "z", "😀", "\uffff", "a b", "%", "_", "10", "9"];
const prices = [null, 0, -1, 1, 0.1, 1e21, -1e21, 5e-324, 2 ** 53];
const solds = [null, true, false];

const row = fc.record({
  name: fc.constantFrom(...names),
  price: fc.constantFrom(...prices),
  sold: fc.constantFrom(...solds),
});

const shelves = contract("shelves", {
  queries: { find: query({ input: z.object({}), output: z.unknown() }) },
});

/** A module that looks for what the types would not let it. */
const careless = (query: object) =>
  module(shelves, {
    views: [
      view(shelves, { name: "shelf", row: product, indexes: { name: "text", price: "number" }, on: {} }),
    ],
    queries: { find: (_, { views }) => views.shelf.find(query) },
  });

const present = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null);
const bounds = <T>(values: readonly (T | null)[]) =>
  fc.record(
    { from: fc.constantFrom(...present(values)), to: fc.constantFrom(...present(values)) },
    { requiredKeys: [] },
  );

// Most searches are for all rows: those have the longest pages.
const sometimes = <T extends object>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, { arbitrary: value, weight: 1 });

const search = fc.record(
  {
    where: sometimes(
      fc.record(
        {
          name: fc.constantFrom(...names, "nobody's"),
          price: fc.constantFrom(...prices),
          sold: fc.constantFrom(...solds),
        },
        { requiredKeys: [] },
      ),
    ),
    range: sometimes(
      fc.record({ name: bounds(names), price: bounds(prices), sold: bounds(solds) }, { requiredKeys: [] }),
    ),
    orderBy: fc.constantFrom("name" as const, "price" as const, "sold" as const),
    descending: fc.boolean(),
  },
  { requiredKeys: ["where", "range"] },
);

everyLayout((layout) => {
  async function withRows(rows: readonly Omit<Product, "id">[]) {
    const site = await newSite(layout);
    const { call } = await site.start([productsModule]);
    const all = rows.map((fields, n) => ({ ...fields, id: `${n % 2 ? "P" : "p"}-${n}` }));
    await Promise.all(all.map((put) => call(products.put, put)));
    const find = (query: Search) => call(products.find, query);
    const findAll = async (query: Search, limit: number) => {
      const found: Product[] = [];
      for (let after: string | undefined, first = true; first || after; first = false) {
        const page = await find({ ...query, limit, after });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        if (page.next) expect(page.rows).toHaveLength(limit);
        found.push(...page.rows);
        after = page.next;
      }
      return found;
    };
    return { all, find, findAll };
  }

  test("whatever is looked for, all of it is found, once, and in order", async () => {
    const rows = fc.sample(row, { numRuns: 150, seed: 7 });
    const { all, findAll } = await withRows(rows);
    await fc.assert(
      fc.asyncProperty(search, fc.integer({ min: 1, max: 40 }), async (query, limit) => {
        expect(await findAll(query as Search, limit)).toEqual(foundRows(all, query as Search));
      }),
      { numRuns: 60 },
    );
  });

  test("rows that come and go between pages disturb no others", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([productsModule]);
    const put = (id: string, price: number) => call(products.put, { id, name: null, price, sold: null });
    await Promise.all(times(30, (n) => put(`p-${n + 10}`, n)));
    const seen: string[] = [];
    for (let after: string | undefined, first = true; first || after; first = false) {
      const page = await call(products.find, { orderBy: "price", limit: 7, after });
      seen.push(...page.rows.map(({ id }) => id));
      if (seen.length > 7) await put(seen[0]!, 1_000);
      after = page.next;
    }
    expect(new Set(seen)).toEqual(new Set(times(30, (n) => `p-${n + 10}`)));
  });

  test("a page holds 100 rows if nothing is said, and never more than 1000", async () => {
    const { find } = await withRows(times(1_050, () => ({ name: "a", price: 1, sold: true })));
    expect((await find({})).rows).toHaveLength(100);
    expect((await find({ limit: 5_000 })).rows).toHaveLength(1_000);
    await expect(find({ limit: Number.NaN })).rejects.toThrow("limit is NaN");
    expect((await find({ limit: 0 })).rows).toHaveLength(1);
    expect((await find({ limit: -3 })).rows).toHaveLength(1);
    expect((await find({ limit: 2.7 })).rows).toHaveLength(2);
  });

  test("texts that no store can hold are refused", async () => {
    const { find } = await withRows([{ name: "a\ufffdb", price: 1, sold: true }]);
    for (const name of ["a\0b", "a\ud800b"]) {
      await expect(find({ where: { name } })).rejects.toMatchObject({
        kind: "InvalidInput",
        issues: [{ path: "where.name" }],
      });
    }
  });

  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const invalid = { kind: "InvalidInput", mayHaveExecuted: false, issues: [{ path: "after" }] };

  test.each([
    "nonsense",
    "",
    cursor([1]),
    cursor(7),
    cursor(null),
    cursor([1, "p-0"]),
    cursor(["shelf", "price", false, "1", "p-0"]),
    cursor(["shelf", "price", false, 1, 0]),
    cursor(["shelf", "price", false, 1, "p\0"]),
    cursor(["shelf", "price", true, 1, "p-0"]),
    cursor(["shelf", "name", false, 1, "p-0"]),
    cursor(["elsewhere", "price", false, 1, "p-0"]),
  ])("%j is no page to go on after", async (after) => {
    const { find } = await withRows([{ name: "a", price: 1, sold: true }]);
    expect(await callErrorOf(find({ orderBy: "price", after }))).toMatchObject(invalid);
  });

  test("a page of one order is none to go on after in another", async () => {
    const { find } = await withRows(times(3, (n) => ({ name: "a", price: n, sold: true })));
    const { next: after } = await find({ orderBy: "price", limit: 1 });
    expect((await find({ orderBy: "price", after })).rows).toHaveLength(2);
    for (const order of [{}, { orderBy: "name" }, { orderBy: "price", descending: true }] as const)
      expect(await callErrorOf(find({ ...order, after }))).toMatchObject(invalid);
  });

  test.each([
    [{ limit: Number.NaN }, "`limit` must be a number"],
    [{ limit: "5" }, "`limit` must be a number"],
    [{ where: { price: Number.NaN } }, "`where.price` must be a number"],
    [{ where: { price: "1" } }, "`where.price` must be a number"],
    [{ where: { name: 1 } }, "`where.name` must be a string"],
    [{ range: { price: { to: Number.NaN } } }, "`range.price.to` must be a number"],
    [{ range: { name: { from: true } } }, "`range.name.from` must be a string"],
    [{ where: { name: undefined } }, "where.name"],
    [{ range: { price: undefined } }, "range.price"],
    [{ range: { price: { from: undefined } } }, "range.price.from"],
    [{ where: { id: "p-0" } }, '"id"'],
    [{ orderBy: "id" }, '"id"'],
  ])("%j is refused instead of finding whatever there is", async (query, named) => {
    const site = await newSite(layout);
    const { call } = await site.start([careless(query)]);
    await expect(call(shelves.find, {})).rejects.toThrow(named);
  });
});
