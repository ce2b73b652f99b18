import { describe, expect, test } from "vitest";
import { checkRepository } from "../../src/index.js";
import { repository } from "../repository.js";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const invoices = { "src/pricing/tables.sql": "create table invoices (id bigint primary key, day date);\n" };
const overdue = { "modules/catalogue/tables.sql": "create table books (isbn text primary key);\n" };

specifyRule("own-schema", {
  "an Ashlar project": {
    files: {
      ...library,
      ...overdue,
      "modules/loans/overdue.ts": `import type { Kysely } from "kysely";
import { sql } from "kysely";

export async function overdue(db: Kysely<Tables>) {
  await db.deleteFrom("loans.lent").where("returned", "=", true).execute();
  await sql\`update catalogue.books set lent = false where isbn in (select isbn from lent)\`.execute(db);
  return db.selectFrom("lent as l").innerJoin("books", "books.isbn", "l.isbn").selectAll().execute();
}

interface Tables {
  readonly books: { readonly isbn: string };
}
`,
    },
    fix: {
      "modules/loans/overdue.ts": `import { react } from "@ashlar/core";
import type { Kysely } from "kysely";
import { catalogue } from "../catalogue/contract.js";

export const titles = react(catalogue.events.BookAdded, async () => {});
export const overdue = (db: Kysely<{ lent: object }>) => db.selectFrom("lent").selectAll().execute();
`,
    },
    further: {
      "modules/loans/titles.ts": "export const titles = 'select title from books order by title';\n",
    },
  },
  "SQL of a foreign repository": {
    files: {
      ...carRental,
      ...invoices,
      "src/booking/report.ts": `import { pool } from "./pool.js";

export const turnover = (since: Date) =>
  pool.query("select sum(cents) from bookings b join invoices i on i.booking = b.id where b.day > $1", [since]);
export const clear = \`delete from pricing.rates\`;
`,
      "src/booking/pool.ts": `export const pool = { query: async (sql: string, values: unknown[]) => [sql, values] };\n`,
      "src/fleet/migrations/001.sql": `create table vehicles (plate text primary key);
create table costs (vehicle text references vehicles, invoice bigint references invoices);
`,
    },
    fix: {
      "src/booking/report.ts": "export const turnover = 'select sum(cents) from bookings';\n",
      "src/fleet/migrations/001.sql": "create table vehicles (plate text primary key);\n",
    },
    further: { "src/fleet/rates.ts": `export const rates = "insert into invoices (id) values (1)";\n` },
  },
  "Drizzle and TypeORM": {
    files: {
      ...carRental,
      "src/pricing/schema.ts": `import { pgTable, text } from "drizzle-orm/pg-core";

export const rates = pgTable("rates", { name: text("name") });
`,
      "src/fleet/vehicle.entity.ts": `import { Column, Entity } from "typeorm";

@Entity({ name: "vehicles" })
export class VehicleEntity {
  @Column()
  readonly plate!: string;
}
`,
      "src/booking/report.ts": `import { sql } from "drizzle-orm";

export const cheapest = sql\`select min(cents) from rates\`;
export const fleet = sql.raw("select count(*) from vehicles");
`,
    },
    fix: { "src/booking/report.ts": undefined },
    further: {
      "src/booking/rates.ts": "export const rates = `insert into rates (name) values ('winter')`;\n",
    },
  },
});

describe("own-schema", () => {
  /** What fails when a file of `booking` says this, and `pricing` has tables `invoices` and `rates`. */
  const saying = (text: string, file = "src/booking/report.ts") =>
    failingIn({
      ...carRental,
      "src/pricing/tables.sql":
        "create table invoices (id int);\ncreate table if not exists rates (id int);\n",
      [file]: text,
    });
  const names = (table: string) => [`own-schema: src/booking/report.ts: ${table}`];

  test.each([
    ["selectFrom", `db.selectFrom("invoices").selectAll();`],
    ["an alias", `db.selectFrom("invoices as i").selectAll();`],
    ["a list", `db.selectFrom(["bookings", "invoices as i"]);`],
    ["insertInto", `db.insertInto("invoices").values({});`],
    ["updateTable", `db.updateTable("invoices").set({});`],
    ["deleteFrom", `db.deleteFrom("invoices");`],
    ["mergeInto", `db.mergeInto("invoices").using("bookings", "a", "b");`],
    ["a join", `db.selectFrom("bookings").leftJoin("invoices as i", "i.id", "bookings.id");`],
    ["alterTable", `db.schema.alterTable("invoices").addColumn("x", "text");`],
    ["dropTable", `db.schema.dropTable("invoices");`],
    [
      "a reference of a column",
      `db.schema.createTable("x").addColumn("i", "int", (c) => c.references("invoices.id"));`,
    ],
    ["a foreign key", `db.schema.alterTable("x").addForeignKeyConstraint("fk", ["i"], "invoices", ["id"]);`],
    ["sql.table", 'sql`select * from ${sql.table("invoices")}`;'],
  ])("Kysely: %s names a table", async (_, text) => {
    expect(await saying(text)).toEqual(names("invoices"));
  });

  test.each([
    ["a tagged template", "sql`select * from invoices where id = ${1}`;"],
    ["a tag with type arguments", "sql<Row>`select * from invoices`;"],
    ["a member that is a tag", "db.sql`select * from invoices`;"],
    ["a part of a statement, where it is tagged", "sql`join invoices on true`;"],
    ["a string", "query('select id from invoices');"],
    ["a template", "query(`select id\n  from invoices\n  where x = ${1}`);"],
    ["capitals", `query("SELECT id FROM Invoices");`, "Invoices"],
    ["quotes", `query('select id from "invoices"');`],
    ["backticks", "query('select id from `invoices`');"],
    ["brackets", `query("select id from [invoices]");`],
    ["a list of tables", `query("select 1 from bookings b, invoices i");`],
    ["a join", `query("select 1 from bookings left join invoices on true");`],
    ["a subquery", `query("select 1 from (select 2 from invoices) x");`],
    ["a subquery of a list", `query("select (select max(id) from invoices) as latest, 2 from bookings");`],
    [
      "a common table expression that reads it",
      `query("with i as (select 1 from invoices) select 1 from i");`,
    ],
    ["an insert", `query("insert into invoices (id) select id from bookings");`],
    ["an update", `query("update invoices set id = 2");`],
    ["an update with an alias", `query("update invoices as i set id = 2");`],
    ["a delete", `query("delete from invoices where id = 2");`],
    ["a delete by way of another", `query("delete from bookings using invoices where true");`],
    ["a truncation", `query("truncate table invoices");`],
    ["a comment before it", "query(`-- all of them\nselect id from invoices`);"],
  ])("SQL: %s names a table", async (_, text, table = "invoices") => {
    expect(await saying(text)).toEqual(names(table));
  });

  test.each([
    ["a migration", "alter table invoices add column x int;\n"],
    ["a foreign key", "create table bookings (invoice int references invoices (id));\n"],
    ["a view", "create or replace view open as select * from invoices;\n"],
    [
      "a trigger's body",
      "create function f() returns trigger as $$ begin update invoices set id = 1; end $$;\n",
    ],
  ])("a .sql file: %s names a table", async (_, text) => {
    expect(await saying(text, "src/booking/002.sql")).toEqual(["own-schema: src/booking/002.sql: invoices"]);
  });

  test.each([
    ["a schema of the module's own name", `query("select * from booking.invoices");`],
    [
      "a table of its own of the same name",
      "sql`create table invoices (id int)`;\nsql`select * from invoices`;",
    ],
    ["a table that nobody declares", `query("select * from pg_catalog.pg_class");`],
    ["a common table expression", `query("with invoices as (select 1) select * from invoices");`],
    [
      "a second one",
      `query("with a as (select 1), rates (x) as materialized (select 2) select * from a, rates");`,
    ],
    [
      "a common table expression of Kysely",
      `db.with("rates", (q) => q.selectFrom("x")).selectFrom("rates");`,
    ],
    ["extract", `query("select extract(epoch from rates) from bookings");`],
    ["trim and substring", `query("select trim(both from rates), substring(a from rates) from bookings");`],
    ["is distinct from", `query("select 1 from bookings where a is not distinct from rates");`],
    ["a column of the name", `query("select invoices, b.rates from bookings b order by rates");`],
    ["a function of the name", `query("select * from rates(1) r");`],
    ["a constant of the name", `query("select 'from invoices' from bookings");`],
    ["a comment in the SQL", "query(`select 1 /* from rates */ from bookings -- join invoices\n`);"],
    ["prose that begins as SQL does", `throw new Error("Select a payment method from rates first");`],
    ["prose about an update", `log("Update the rates before you set prices");`],
    ["prose about a deletion", `log("Delete from rates failed");`],
    ["other prose", `log("from invoices to rates, join invoices");`],
    ["a call of the same name", `list.deleteFrom(invoices); map.with("rates");`],
    ["a comment of the source", `// select * from invoices\nexport {};`],
  ])("%s names no table of another", async (_, text) => {
    expect(await saying(text)).toEqual([]);
  });

  test("a schema of another module's name is that module's, whatever is in it", async () => {
    expect(await saying(`query("select * from pricing.anything");`)).toEqual(names("pricing.anything"));
    expect(await saying(`db.withSchema("pricing").selectFrom("x");`)).toEqual(names("pricing.*"));
    expect(await saying(`db.selectFrom("pricing.invoices as i");`)).toEqual(names("pricing.invoices"));
    expect(await saying(`query("create table pricing.extra (id int)");`)).toEqual(names("pricing.extra"));
  });

  test("a table in a schema that is no module's is its declarer's", async () => {
    expect(await saying(`query("select * from public.invoices");`)).toEqual(names("public.invoices"));
  });

  test("who creates a table in another's schema does not own it", async () => {
    expect(
      await saying("sql`create table pricing.invoices (id int)`;\nsql`select * from invoices`;"),
    ).toEqual([...names("pricing.invoices"), ...names("invoices")]);
  });

  test.each(["order-lines", "orderLines", "order_lines", "OrderLines"])(
    "%s is the schema order_lines",
    async (name) => {
      const files = {
        "boundaries.yaml": `modules:\n  ${name}: { path: src/lines }\n  billing: { path: src/billing }\n`,
        "src/lines/a.ts": "sql`select * from order_lines.a`;",
        "src/billing/a.ts": "sql`select * from order_lines.a`;",
      };
      expect(await failingIn(files)).toEqual(["own-schema: src/billing/a.ts: order_lines.a"]);
    },
  );

  test("of two modules with the same plain name, each has its schema", async () => {
    const files = {
      "boundaries.yaml": "modules:\n  a-b: { path: src/x }\n  ab: { path: src/y }\n",
      "src/x/a.ts": "sql`select * from ab.a`;",
      "src/y/a.ts": "sql`select * from ab.a`;",
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("a table that two modules declare is either's", async () => {
    expect(await saying("create table rates (id int);\nselect * from rates;\n", "src/booking/1.sql")).toEqual(
      [],
    );
  });

  test("a table that a file names often is one violation, with all its places", async () => {
    const root = await repository({
      ...carRental,
      "src/pricing/tables.sql": "create table rates (id int);\n",
      "src/booking/report.ts": "sql`select 1 from rates`;\nsql`select 2 from bookings, rates`;\n",
    });
    const { violations } = await checkRepository(root);
    expect(violations.map(({ places }) => places.map(({ line, column }) => `${line}:${column}`))).toEqual([
      ["1:19", "2:29"],
    ]);
  });

  test("tests may name any table", async () => {
    expect(await saying(`db.selectFrom("invoices");`, "src/booking/report.test.ts")).toEqual([]);
  });

  test("folders are no patterns: brackets and parentheses are part of their names", async () => {
    const files = {
      "boundaries.yaml": "modules:\n  shop: { path: 'app/(shop)' }\n  user: { path: 'app/[user]' }\n",
      "app/(shop)/tables.ts": "sql`create table orders (id int)`;",
      "app/[user]/page.ts": "sql`select * from orders`;",
    };
    expect(await failingIn(files)).toEqual(["own-schema: app/[user]/page.ts: orders"]);
  });
});
