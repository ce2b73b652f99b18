import { expect, test } from "vitest";
import { firstWords } from "../../src/stores/sql/first-words.js";

test.each([
  ["select * from entries where id = 1", "select * from entries where"],
  ["  ;;\n COMMIT", "commit"],
  ["-- select\n/* from\n */ commit -- now", "commit"],
  ['SET "role" none', "set role none"],
  ["pragma query_only=off", "pragma query_only = off"],
  ["pragma query_only(0)", "pragma query_only ( 0 )"],
  ["/* never closed commit", "/ * never closed commit"],
  ["", ""],
  [" -- nothing", ""],
])("%j begins with %j", (sql, words) => {
  expect(firstWords(sql)).toBe(words);
});

test("a long text costs no more than a short one", () => {
  for (const long of [
    "/*".repeat(1e5),
    "--".repeat(1e5),
    ";\n".repeat(1e5),
    "x".repeat(1e5),
    "/* */".repeat(1e5),
  ])
    firstWords(long);
});
