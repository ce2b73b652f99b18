import { expect, test } from "vitest";
import { factsOf } from "../../src/source/facts-of.ts";
import { at, imports, read } from "./read.ts";

const place = (text: string, path?: string) => imports(text, path)[0]!.at;

test("lines and columns count from 1, and the place is the specifier with its quotes", () => {
  expect(place('import "./b";')).toEqual({ line: 1, column: 8, endColumn: 13 });
  expect(place('\n\n  import {\n    b,\n  } from "./b";')).toEqual({ line: 5, column: 10, endColumn: 15 });
});

test.each([
  ["import type { B } from './b';"],
  ["export * from './b';"],
  ["export type { B } from './b';"],
  ["export { b } /* './x' */ from /* './y' */ './b';"],
  ["await import('./b');"],
  ["await import(\n\n  './b',\n)"],
  ["require('./b');"],
  ["require.resolve( './b' );"],
  ["import b = require('./b');"],
  ["let b: import('./b').B;"],
  ["export {}; declare module './b' {}"],
  ["/// <reference path='./b' />"],
  ["///   <reference   path='./b'/> and more"],
])("%j", (source) => {
  expect(at(source, place(source))).toBe("'./b'");
});

test("a tab is one column", () => {
  expect(place('\t\timport "./b";')).toEqual({ line: 1, column: 10, endColumn: 15 });
});

test("columns count UTF-16 units, as editors do: an astral character is two", () => {
  const source = 'const face = "😀𝒳"; /* 👩‍👩‍👧 */ import("./ü😀");';
  expect(place(source)).toEqual({ line: 1, column: source.indexOf('"./') + 1, endColumn: source.length - 1 });
  const later = '// 😀\nconst ä = "é"; import("./b");';
  expect(place(later)).toEqual({ line: 2, column: 23, endColumn: 28 });
});

test("Windows line ends belong to the line they end", () => {
  expect(place('// a\r\n\r\nimport "./b";\r\n')).toEqual({ line: 3, column: 8, endColumn: 13 });
});

test("a byte order mark has no column", () => {
  expect(place('\uFEFFimport "./b";').line).toBe(1);
});

test("a hashbang is a line", () => {
  expect(place('#!/usr/bin/env node\nimport "./b";')).toEqual({ line: 2, column: 8, endColumn: 13 });
});

test("a stretch that goes on over lines ends with its first", () => {
  const source = "process\n  .env\n  .HOME;";
  expect(read(source).details.impurities[0]!.at).toEqual({ line: 1, column: 1, endColumn: 8 });
});

test("tables, uses, state and impurities are where they stand", () => {
  const source = `import { orders } from "./orders";
const face = "😀";\texport const open = new Map();
const rows = sql\`select \${"😀"} from orders.lines\`; orders.events.Placed = Date.now();`;
  const { tables, sharedState, impurities, uses } = read(source).details;
  const stretches = [...tables, ...sharedState, ...impurities, ...uses].map((one) => at(source, one.at));
  expect(stretches).toEqual(["orders.lines", "open", "Date.now", "orders.events.Placed"]);
});

test("in SQL too, whatever the line", () => {
  const sql = "-- 😀\n\tcreate table a (id int);\r\ninsert into b.c values ('😀'); delete from d;";
  expect(read(sql, "a.sql").details.tables.map((one) => at(sql, one.at))).toEqual(["a", "b.c", "d"]);
});

test.each([
  ["let a = ;", 1, 9],
  ["let a;\n\n  let = = 2;", 3, 9],
  ["/* 😀 */ let a = );", 1, 18],
  ["function a() {", 1, 15],
])("%j breaks off there", (text, line, column) => {
  expect(factsOf("a.ts", text, "imports")).toMatchObject({ ok: false, reason: "syntax", line, column });
});
