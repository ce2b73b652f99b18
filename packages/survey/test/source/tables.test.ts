import { describe, expect, test } from "vitest";
import { at, read } from "./read.ts";

/** The tables of a source, as `role schema.table`. */
function tables(text: string, path?: string): string[] {
  return read(text, path).details.tables.map(
    ({ role, schema, table }) => `${role} ${schema === undefined ? "" : `${schema}.`}${table}`,
  );
}

describe("Kysely", () => {
  test.each([
    'db.selectFrom("a").selectAll();',
    'db.selectFrom("a as x");',
    'db.selectFrom("a AS x");',
    "db.selectFrom(`a`);",
    'trx.insertInto("a").values({});',
    'db.updateTable("a").set({});',
    'db.deleteFrom("a").where("id", "=", 1);',
    'db.replaceInto("a");',
    'db.mergeInto("a").using("b", "b.id", "a.id");',
    'q.innerJoin("a", "a.id", "b.id");',
    'q.leftJoin("a as x", "x.id", "b.id");',
    'db.selectFrom(["a"]);',
    'db.schema.alterTable("a").addColumn("b", "text");',
    'db.schema.dropTable("a").ifExists();',
    'await (await open()).selectFrom("a").execute();',
    'this.#db?.selectFrom("a");',
  ])("%s", (source) => {
    expect(tables(source)).toContain("uses a");
  });

  test("several tables in one call", () => {
    expect(tables('db.selectFrom(["a", "b as x", "s.c"]);')).toEqual(["uses a", "uses b", "uses s.c"]);
  });

  test("a schema before the dot, and one that holds for what follows", () => {
    expect(tables('db.selectFrom("s.a as x");')).toEqual(["uses s.a"]);
    expect(tables('db.withSchema("s").selectFrom("a");').sort()).toEqual(["uses a", "uses s.*"]);
  });

  test("a schema that creates tables declares them", () => {
    expect(tables('db.schema.createTable("a").ifNotExists();')).toEqual(["declares a"]);
    expect(tables('db.schema.createView("a").as(q);')).toEqual(["declares a"]);
  });

  test("a common table expression is no table, the tables in it are", () => {
    const source =
      'db.with("recent", (q) => q.selectFrom("a")).selectFrom("recent").innerJoin("b", "b.id", "id");';
    expect(tables(source).sort()).toEqual(["uses a", "uses b"]);
  });

  test("names that only the running program knows are left out", () => {
    expect(
      tables('db.selectFrom(name); db.selectFrom(`a_${b}`); db.selectFrom("a" + b); db.selectFrom();'),
    ).toEqual([]);
  });

  test("other methods of the same words are not meant", () => {
    expect(tables('array.from("a"); list.join("a"); db.select("a"); q.where("a", "=", "b");')).toEqual([]);
  });
});

describe("SQL in templates and strings", () => {
  test.each([
    ["sql`select * from a`", ["uses a"]],
    ["sql<Row>`select * from a`", ["uses a"]],
    ["db.sql`select * from a`", ["uses a"]],
    ["Prisma.sql`select * from a`", ["uses a"]],
    ["sql`from a`", ["uses a"]],
    ["sql.table('a')", ["uses a"]],
    ["sql`select ${x} from s.a where b = ${y}`", ["uses s.a"]],
    ["sql`select * from ${sql.ref(x)} join a on true`", ["uses a"]],
    ["sql`update ${x} set b = 1 from a`", ["uses a"]],
    ["db.query('select * from a')", ["uses a"]],
    ['db.query("SELECT id FROM a WHERE b = $1", [b])', ["uses a"]],
    ["db.query(`select *\n  from a\n  join b using (id)`)", ["uses a", "uses b"]],
    ["const q = 'insert into a (b) values (1)'", ["uses a"]],
    ["const q = 'update a set b = 1'", ["uses a"]],
    ["const q = 'delete from a where b = 1'", ["uses a"]],
    ["const q = 'with x as (select 1 from a) select * from x'", ["uses a"]],
    ["const q = 'create table if not exists a (id int)'", ["declares a"]],
    ["const q = 'alter table a add column b int'", ["uses a"]],
    ["const q = 'drop table a'", ["uses a"]],
    ["const q = 'truncate table a'", ["uses a"]],
  ])("%s", (source, found) => {
    expect(tables(source)).toEqual(found);
  });

  test.each([
    "throw new Error('select a payment method from the list')",
    "const text = 'Update the settings from the menu'",
    "const text = 'Delete from your calendar'",
    "const text = 'from a to b'",
    "const text = 'join us'",
    "html`<p>select x from y</p>`",
    "css`a { from: b }`",
    "// select * from a\nlet b;",
    "sql`select 1`",
    "sql`${from} a`",
    "const text = 'With love as always'",
  ])("%s names no table", (source) => {
    expect(tables(source)).toEqual([]);
  });

  test("the place of a table is its own, behind what is filled in", () => {
    const source = "const q = sql`select ${one} and\n ${two} from s.a, b`;";
    expect(read(source).details.tables.map((one) => at(source, one.at))).toEqual(["s.a", "b"]);
    const inJavaScript = read(source, "a.js").details.tables;
    expect(inJavaScript.map((one) => at(source, one.at))).toEqual(["s.a", "b"]);
  });

  test("a string is at its table too, quotes or not", () => {
    const source = "const q = 'select * from a';";
    expect(at(source, read(source).details.tables[0]!.at)).toBe("a");
  });
});

describe("schema definitions", () => {
  test.each([
    ["export const a = pgTable('a', { id: text('id') });", ["declares a"]],
    ["export const a = mysqlTable('a', {});", ["declares a"]],
    ["export const a = sqliteTable('a', {});", ["declares a"]],
    ["@Entity('a') class A {}", ["declares a"]],
    ["@Entity({ name: 'a' }) class A {}", ["declares a"]],
    ["@Entity() class A {}", []],
    [
      "knex.schema.createTable('a', (t) => { t.integer('b').references('c.id'); });",
      ["declares a", "uses c"],
    ],
  ])("%s", (source, found) => {
    expect(tables(source)).toEqual(found);
  });
});
