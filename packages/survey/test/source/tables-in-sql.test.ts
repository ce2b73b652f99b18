import { expect, test } from "vitest";
import { at, read } from "./read.ts";

/** The tables of a .sql file, as `schema.table`, with a star behind those it declares. */
function tables(sql: string): string[] {
  return read(sql, "a.sql").details.tables.map(
    ({ role, schema, table }) =>
      `${schema === undefined ? "" : `${schema}.`}${table}${role === "declares" ? "*" : ""}`,
  );
}

test.each([
  ["select * from a", ["a"]],
  ["SELECT * FROM A", ["A"]],
  ["select * from a, b", ["a", "b"]],
  ["select * from a x, b as y, s.c", ["a", "b", "s.c"]],
  ["select * from a\n  left outer join b on a.id = b.id\n  cross join c", ["a", "b", "c"]],
  ["select * from a join lateral (select * from b) x on true", ["a", "b"]],
  ["select (select max(id) from a) from b", ["a", "b"]],
  ["select * from a where id in (select id from b) union select * from c", ["a", "b", "c"]],
  ["select * from only a", ["a"]],
  ["insert into a (b, c) values (1, 2)", ["a"]],
  ["insert into a select * from b on conflict do update set c = 1", ["a", "b"]],
  ["update a set b = (select c from d)", ["a", "d"]],
  ["update only a set b = 1 from c", ["a", "c"]],
  ["delete from a using b where a.id = b.id", ["a", "b"]],
  ["merge into a using b on a.id = b.id when matched then delete", ["a", "b"]],
  ["truncate a", ["a"]],
  ["truncate table s.a cascade", ["s.a"]],
  ["create table a (id int references b (id), c int references s.d)", ["a*", "b", "s.d"]],
  ["create temporary table if not exists a as select * from b", ["a*", "b"]],
  ["create unlogged table a (id int)", ["a*"]],
  ["create or replace view a as select * from b", ["a*", "b"]],
  ["create materialized view a as select * from b", ["a*", "b"]],
  ["create unique index concurrently if not exists i on a (b)", ["a"]],
  ["alter table if exists only a add column b int", ["a"]],
  ["alter table a add foreign key (b) references c (id)", ["a", "c"]],
  ["drop table if exists a cascade", ["a"]],
])("%s", (sql, found) => {
  expect(tables(sql)).toEqual(found);
});

test.each([
  ['select * from "a"', ["a"]],
  ['select * from "Order Lines"', ["Order Lines"]],
  ['select * from "s"."a"', ["s.a"]],
  ['select * from s . "a b"', ["s.a b"]],
  ["select * from `s`.`a`", ["s.a"]],
  ["select * from [s].[a]", ["s.a"]],
  ['insert into "from" values (1)', ["from"]],
])("quoted names: %s", (sql, found) => {
  expect(tables(sql)).toEqual(found);
});

test.each([
  ["with a as (select * from b) select * from a", ["b"]],
  ["with a as (select 1), c as (select * from a join d on true) select * from c", ["d"]],
  ["with recursive a (id, n) as (select * from b union all select * from a) select * from A", ["b"]],
  ["with a as materialized (select * from b) select * from a", ["b"]],
  ['with "a" as not materialized (select * from b) select * from a', ["b"]],
  ["with gone as (delete from a returning *) insert into b select * from gone", ["a", "b"]],
])("common table expressions are no tables: %s", (sql, found) => {
  expect(tables(sql)).toEqual(found);
});

test.each([
  ["select extract(epoch from at) from a", ["a"]],
  ["select extract ( year from now() ) from a", ["a"]],
  ["select trim(both ' ' from b), substring(c from 2 for 3) from a", ["a"]],
  ["select overlay(b placing 'x' from 2), position('x' in b) from a", ["a"]],
  ["select * from a where b is distinct from c", ["a"]],
  ["select * from a where b is not distinct from c", ["a"]],
  ["select * from generate_series(1, 2) n join a on true", ["a"]],
  ["select * from a join json_each(a.b) x on true", ["a"]],
  ["select * from unnest($1::int[]) x join a on true", ["a"]],
  ["select * from a for update skip locked", ["a"]],
  ["select * from a for update of a nowait", ["a"]],
  ["select 1", []],
])("a `from` that names no table: %s", (sql, found) => {
  expect(tables(sql)).toEqual(found);
});

test.each([
  ["-- from x\nselect * from a -- join y\n", ["a"]],
  ["/* insert into x\n delete from y */ select * from a", ["a"]],
  ["select 'from x', 'it''s from y' from a", ["a"]],
  ["select * from /* x */ a", ["a"]],
  ["select * from -- x\n a", ["a"]],
  ["select '--' from a", ["a"]],
  ["select '/*' from a; select '*/' from b", ["a", "b"]],
  ["comment on column a.b is 'copied from x'", []],
])("what stands in comments and strings is no table: %s", (sql, found) => {
  expect(tables(sql)).toEqual(found);
});

test("garbage names nothing, or something that stands there", () => {
  for (const sql of [
    "",
    "\0",
    "'",
    '"',
    "from",
    "from ;",
    "from .",
    "from (((",
    "/*",
    "--",
    "with as (",
    "😀 from 😀",
  ]) {
    const { details } = read(sql, "a.sql");
    for (const { at: place, table } of details.tables) expect(at(sql, place)).toContain(table);
  }
});
