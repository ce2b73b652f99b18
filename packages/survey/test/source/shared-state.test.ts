import { describe, expect, test } from "vitest";
import { read } from "./read.ts";

/** The shared state of a source, as `kind name`, with an exclamation mark where it is changed. */
function state(text: string, path?: string): string[] {
  return read(text, path).details.sharedState.map(
    ({ kind, name, changed }) => `${kind} ${name}${changed ? "!" : ""}`,
  );
}

describe("an exported value that can change", () => {
  test.each([
    ["export let a = 1;", ["variable a!"]],
    ["export var a;", ["variable a!"]],
    ["let a = 1; export { a };", ["variable a!"]],
    ["let a = 1; export { a as b };", ["variable b!"]],
    ["let a = 1; export default a;", ["variable default!"]],
    ["export let a = 1, b = 2;", ["variable a!", "variable b!"]],
    ["export const a = [];", ["collection a"]],
    ["export const a = {};", ["collection a"]],
    ["export const a = new Map();", ["collection a"]],
    ["export const a = new Set<string>([]);", ["collection a"]],
    ["export const a = [] as string[];", ["collection a"]],
    ["export const a = {} satisfies A;", ["collection a"]],
    ["const a = new Map(); export { a };", ["collection a"]],
    ["const a = new Map(); export default a;", ["collection default"]],
  ])("%s", (source, found) => {
    expect(state(source)).toEqual(found);
  });

  test.each([
    "export const a = 1;",
    "export const a = 'text';",
    "export const a = () => [];",
    "export function a() {}",
    "export class A { static b = []; }",
    "export type A = {};",
    "export interface A {}",
    "export declare let a: number;",
    "const a = []; let b = 1;",
    "export * from './b';",
    "export { a } from './b';",
    "function a() { let b = []; }",
    "export const a = Object.freeze({});",
  ])("%s is none", (source) => {
    expect(state(source)).toEqual([]);
  });
});

describe("a collection that the file itself changes", () => {
  test.each([
    "a.push(1);",
    "a.set('b', 1);",
    "function b() { a.add(1); }",
    "a[0] = 1;",
    "a.b = 1;",
    "a.b.c = 1;",
    "a['b'] += 1;",
    "a.b++;",
    "--a.b;",
    "delete a.b;",
    "a!.b = 1;",
    "(a as any).b = 1;",
    "Object.assign(a, {});",
    "a?.clear();",
  ])("%s", (change) => {
    expect(state(`export const a = new Map(); ${change}`)).toEqual(["collection a!"]);
  });

  test.each(["a.get(1);", "a.map(f);", "b.push(a);", "b.a = 1;", "f(a);", "a.b.get();", "const c = a.d;"])(
    "%s changes nothing",
    (reading) => {
      expect(state(`export const a = new Map(); ${reading}`)).toEqual(["collection a"]);
    },
  );

  test("another variable of that name does not count", () => {
    expect(state("export const a = []; function f(a) { a.push(1); }")).toEqual(["collection a"]);
  });
});

describe("what is put where all can see it", () => {
  test.each([
    ["globalThis.a = 1;", "globalThis.a"],
    ["global.a = 1;", "global.a"],
    ["window.a.b = 1;", "window.a.b"],
    ["self['a'] = 1;", "self.a"],
    ["(globalThis as any).a ??= new Map();", "globalThis.a"],
    ["globalThis.a++;", "globalThis.a"],
    ["delete globalThis.a;", "globalThis.a"],
    ["function f() { globalThis.a = 1; }", "globalThis.a"],
    ["process.env.A = 'b';", "process.env.A"],
  ])("%s", (source, name) => {
    expect(state(source)).toEqual([`global ${name}!`]);
  });

  test.each([
    "const a = globalThis.a;",
    "process.title = 'a';",
    "const window = {}; window.a = 1;",
    "function f(global) { global.a = 1; }",
    "import { self } from './b'; self.a = 1;",
    "a.globalThis = 1;",
    "console.log(process.env.A);",
  ])("%s is not", (source) => {
    expect(state(source)).toEqual([]);
  });
});
