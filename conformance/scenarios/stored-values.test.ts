import { command, contract, database, module, query } from "@ashlar/core";
import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { newSite } from "../site.ts";

interface Tables {
  samples: {
    id: string;
    big: string | number | bigint | null;
    amount: string | number | null;
    real: number | null;
    flag: boolean | null;
    json: string | null;
    day: string | null;
    at: Date | string | null;
    bytes: Buffer | null;
  };
}
type Db = Kysely<Tables>;

const shelf = contract("shelf", {
  commands: { write: command({ input: z.object({ id: z.string() }), key: (c) => c.id }) },
  queries: { read: query({ input: z.object({}), output: z.undefined() }) },
});

const nothing = {
  big: null,
  amount: null,
  real: null,
  flag: null,
  json: null,
  day: null,
  at: null,
  bytes: null,
};

/** What is written, and what is read of it. */
const written: readonly (readonly [string, Partial<Tables["samples"]>, object])[] = [
  ["a whole number that is exact", { big: 2 ** 53 - 1 }, { big: 2 ** 53 - 1 }],
  ["one that is not, as its digits", { big: "9007199254740993" }, { big: "9007199254740993" }],
  ["a negative one, from a bigint", { big: -9007199254740993n }, { big: "-9007199254740993" }],
  ["a decimal number as the nearest number", { amount: "2.50" }, { amount: 2.5 }],
  [
    "also one with more digits than a number holds",
    { amount: "12345678901234567890.12" },
    { amount: Number("12345678901234567890.12") },
  ],
  ["a real number", { real: 0.1 }, { real: 0.1 }],
  ["true", { flag: true }, { flag: true }],
  ["false", { flag: false }, { flag: false }],
  ["JSON as its text", { json: '{"a":[1, 2]}' }, { json: '{"a":[1, 2]}' }],
  ["a day as its text", { day: "2026-03-29" }, { day: "2026-03-29" }],
  [
    "a moment as text in UTC",
    { at: new Date("2026-03-29T03:30:00.5+02:00") },
    { at: "2026-03-29T01:30:00.500Z" },
  ],
  ["a moment written so", { at: "2026-03-29T01:30:00.000Z" }, { at: "2026-03-29T01:30:00.000Z" }],
  ["bytes", { bytes: Buffer.from([0, 255]) }, { bytes: Buffer.from([0, 255]) }],
  ["nothing", {}, {}],
];

const computed: readonly (readonly [string, unknown])[] = [
  ["count(*)", 2],
  ["sum(n)", 3],
  ["avg(n)", 1.5],
  ["avg(n * 1.0)", 1.5],
  ["max(n) / 3.0", 2 / 3],
  ["10 / 3.0", 10 / 3],
  ["max(n) * 1.0", 2],
  ["7 / 2", 3],
  ["cast(9007199254740993 as bigint)", "9007199254740993"],
  ["sum(cast(n as bigint) * 9007199254740993)", "27021597764222979"],
];

everyLayout((layout) => {
  /** What a handler finds of what it has written, and what a query finds afterwards. */
  async function found<T>(write: (db: Db) => Promise<unknown>, read: (db: Db) => Promise<T>): Promise<T[]> {
    const site = await newSite(layout);
    const results: T[] = [];
    const { call } = await site.start([
      module(shelf, {
        database: database<Tables>({
          "001": async (db, dialect) => {
            const bytes = sql.raw(dialect === "postgres" ? "bytea" : "blob");
            await sql`create table samples (id text primary key, big bigint, amount numeric, "real" double precision,
              flag boolean, json json, day date, at timestamp with time zone, bytes ${bytes})`.execute(db);
          },
        }),
        commands: {
          write: async (_, { db }) => {
            await write(db);
            results.push(await read(db));
          },
        },
        queries: {
          read: async (_, { db }) => {
            results.push(await read(db));
          },
        },
      }),
    ]);
    await call(shelf.write, { id: "a" });
    await call(shelf.read, {});
    return results;
  }

  test("what was written is read, by a handler and by a query, in the same types on both", async () => {
    const rows = await found(
      async (db) => {
        for (const [id, values] of written)
          await db
            .insertInto("samples")
            .values({ id, ...nothing, ...values })
            .execute();
      },
      (db) => db.selectFrom("samples").selectAll().execute(),
    );
    for (const seen of rows)
      expect(Object.fromEntries(seen.map(({ id, ...row }) => [id, row]))).toEqual(
        Object.fromEntries(written.map(([id, , expected]) => [id, { ...nothing, ...expected }])),
      );
  });

  test("what is returned by a statement that writes has these types too", async () => {
    const [row] = await found(
      async () => {},
      (db) =>
        db
          .insertInto("samples")
          .values({ id: "a", ...nothing, big: "9007199254740993", flag: true })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst()
          .catch(() => undefined),
    );
    expect(row).toEqual({ id: "a", ...nothing, big: "9007199254740993", flag: true });
  });

  test("what is computed has these types too", async () => {
    const rows = await found(
      async () => {},
      async (db) => {
        const values: [string, unknown][] = [];
        for (const [expression] of computed) {
          const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value
            from (select 1 as n union all select 2) as numbers`.execute(db);
          values.push([expression, rows[0]!.value]);
        }
        return values;
      },
    );
    expect(rows).toEqual([computed, computed]);
  });

  // A comparison has no declared type: SQLite knows no booleans of its own.
  test("a comparison that is computed is what the database calls true", async () => {
    const [rows] = await found(
      async () => {},
      async (db) => (await sql<{ yes: unknown }>`select 1 = 1 as yes`.execute(db)).rows,
    );
    expect(rows).toEqual([{ yes: layout.store === "postgres" ? true : 1 }]);
  });
});
