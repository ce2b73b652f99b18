import { describe, expect, test } from "vitest";
import { read } from "./read.ts";

function impurities(text: string, path?: string): string[] {
  return read(text, path).details.impurities.map(({ what }) => what);
}

describe("clocks, chance, effects and surroundings", () => {
  test.each([
    ["Date.now();", "Date.now()"],
    ["const now = Date.now;", "Date.now()"],
    ["new Date();", "new Date()"],
    ["new Date;", "new Date()"],
    ["Date();", "Date()"],
    ["Math.random();", "Math.random()"],
    ["Math['random']();", "Math.random()"],
    ["performance.now();", "performance.now()"],
    ["crypto.randomUUID();", "crypto.randomUUID()"],
    ["crypto.getRandomValues(a);", "crypto.getRandomValues()"],
    ["globalThis.crypto.randomUUID();", "crypto.randomUUID()"],
    ["globalThis.Date.now();", "Date.now()"],
    ["new globalThis.Date();", "new Date()"],
    ["fetch('https://example.org');", "fetch()"],
    ["setTimeout(f, 1);", "setTimeout()"],
    ["setInterval(f, 1);", "setInterval()"],
    ["setImmediate(f);", "setImmediate()"],
    ["queueMicrotask(f);", "queueMicrotask()"],
    ["console.log('a');", "console.log"],
    ["process.env.A;", "process.env.A"],
    ["process.exit(1);", "process.exit"],
    ["const { env } = process;", "process"],
    ["localStorage.getItem('a');", "localStorage.getItem"],
    ["document.title = 'a';", "document.title"],
    ["function f() { return () => Date.now(); }", "Date.now()"],
    ["class A { at = Date.now(); }", "Date.now()"],
    ["Date?.now?.();", "Date.now()"],
  ])("%s", (source, what) => {
    expect(impurities(source)).toEqual([what]);
  });
});

describe("what has the same name, or does the same each time", () => {
  test.each([
    "new Date(0);",
    "new Date(at);",
    "Date.UTC(2000, 0);",
    "Date.parse('2000-01-01');",
    "Math.max(1, 2);",
    "const a = { Date, fetch };",
    "a.fetch(); a.console.log(); this.process.exit();",
    "clock.now(); a.Date.now(); a.Math.random();",
    "import { fetch } from './http'; fetch('a');",
    "import fetch from './http'; fetch('a');",
    "import * as console from './log'; console.log('a');",
    "import { Date } from './calendar'; Date.now(); new Date();",
    "const fetch = inject(); fetch('a');",
    "function f(fetch) { fetch('a'); }",
    "const f = ({ setTimeout }) => setTimeout();",
    "function fetch() {} fetch();",
    "class Date {} new Date();",
    "try {} catch (process) { process.exit(); }",
    "type A = typeof fetch; let d: Date;",
    "const text = 'Date.now()'; // Math.random()",
    "export interface Clock { now(): Date }",
  ])("%s", (source) => {
    expect(impurities(source)).toEqual([]);
  });
});

test("they come in the order of the text", () => {
  expect(impurities("f(Date.now(), Math.random());\nconsole.log(new Date());")).toEqual([
    "Date.now()",
    "Math.random()",
    "console.log",
    "new Date()",
  ]);
});
