import { describe, expect, test } from "vitest";
import { factsOf } from "../../src/source/facts-of.ts";
import type { ImportKind } from "../../src/source/import-statement.ts";
import { imports } from "./read.ts";

type Row = readonly [source: string, kind: ImportKind, names: readonly string[], as?: readonly string[]];

/** That a source has one import, of "./b". */
function expectOne([source, kind, names, as]: Row, typeOnly: boolean, path?: string) {
  const found = imports(source, path).map(({ at: _, ...rest }) => rest);
  expect(found).toEqual([{ specifier: "./b", kind, typeOnly, names, ...(as && { as }) }]);
}

describe("what is left at run time", () => {
  test.each<Row>([
    ['import "./b";', "import", []],
    ['import {} from "./b";', "import", []],
    ['import b from "./b";', "import", ["default"]],
    ['import * as b from "./b";', "import", ["*"]],
    ['import { c } from "./b";', "import", ["c"]],
    ['import { c as d } from "./b";', "import", ["c"]],
    ['import { default as d } from "./b";', "import", ["default"]],
    ['import { "a name" as d } from "./b";', "import", ["a name"]],
    ['import b, { c } from "./b";', "import", ["default", "c"]],
    ['import b, * as all from "./b";', "import", ["default", "*"]],
    ['import { c, type D } from "./b";', "import", ["c", "D"]],
    ['import type from "./b";', "import", ["default"]],
    ['import type, { c } from "./b";', "import", ["default", "c"]],
    ['import data from "./b" with { type: "json" };', "import", ["default"]],
    ['import"./b"', "import", []],
    ['import {\n  c,\n} from\n"./b"', "import", ["c"]],
    ['import /* ; */ b /* "./x" */ from /* from */ "./b";', "import", ["default"]],
    ['import b = require("./b");', "import", ["*"]],
    ['export import b = require("./b");', "import", ["*"]],
    ['export * from "./b";', "re-export", ["*"]],
    ['export * as b from "./b";', "re-export", ["*"], ["b"]],
    ['export { c } from "./b";', "re-export", ["c"]],
    ['export { c as d } from "./b";', "re-export", ["c"], ["d"]],
    ['export { default } from "./b";', "re-export", ["default"]],
    ['export { default as b } from "./b";', "re-export", ["default"], ["b"]],
    ['export { c, type D } from "./b";', "re-export", ["c", "D"]],
    ['export { c, d as e } from "./b";', "re-export", ["c", "d"], ["c", "e"]],
    ['export { c as default } from "./b";', "re-export", ["c"], ["default"]],
    ['export {} from "./b";', "re-export", []],
    ['export {\n} from\n  "./b"', "re-export", []],
    ['export /* a */ {} /* b */ from /* c */ "./b";', "re-export", []],
    ['import("./b");', "dynamic", ["*"]],
    ["import(`./b`);", "dynamic", ["*"]],
    ['const { c } = await import("./b");', "dynamic", ["*"]],
    ['import(/* webpackChunkName: "x" */ "./b");', "dynamic", ["*"]],
    ['import("./b", { with: { type: "json" } });', "dynamic", ["*"]],
    ['import(\n  "./b"\n);', "dynamic", ["*"]],
    ['require("./b");', "require", ["*"]],
    ["require(`./b`);", "require", ["*"]],
    ['const { c } = require("./b");', "require", ["*"]],
    ['require.resolve("./b");', "require", ["*"]],
    ['require("./b").start();', "require", ["*"]],
    ['if (late) require("./b");', "require", ["*"]],
    ['(0, require("./b").c)();', "require", ["*"]],
  ])("%s", (...row) => expectOne(row as unknown as Row, false));
});

describe("what is gone at run time", () => {
  test.each<Row>([
    ['import type { C } from "./b";', "import", ["C"]],
    ['import type b from "./b";', "import", ["default"]],
    ['import type * as b from "./b";', "import", ["*"]],
    ['import { type C } from "./b";', "import", ["C"]],
    ['import { type C, type D as E } from "./b";', "import", ["C", "D"]],
    ['import type {} from "./b";', "import", []],
    ['import type from from "./b";', "import", ["default"]],
    ['import type b = require("./b");', "import", ["*"]],
    ['export type { C } from "./b";', "re-export", ["C"]],
    ['export type * from "./b";', "re-export", ["*"]],
    ['export type * as b from "./b";', "re-export", ["*"], ["b"]],
    ['export { type C } from "./b";', "re-export", ["C"]],
    ['export type {} from "./b";', "re-export", []],
    ['let b: typeof import("./b");', "type", ["*"]],
    ['let c: import("./b").C;', "type", ["*"]],
    ['let c: import("./b").D.E<string>[];', "type", ["*"]],
    ['type C = Parameters<typeof import("./b")["c"]>;', "type", ["*"]],
    ['export {}; declare module "./b" { interface C {} }', "type", ["*"]],
    ['/// <reference path="./b" />', "type", []],
    ["/// <reference path='./b' />", "type", []],
    ['/// <reference path="b" />', "type", []],
    ['///<reference path="./b"/>', "type", []],
  ])("%s", (...row) => expectOne(row as unknown as Row, true));

  test("in a declaration file an import of a value is still an import", () => {
    expectOne(['import { c } from "./b";', "import", ["c"]], false, "a.d.ts");
  });
});

describe("what only looks like an import", () => {
  test.each([
    '// import "./b";',
    '/* import "./b"; require("./b"); import("./b") */',
    "const text = 'import \"./b\"';",
    "const text = \"require('./b')\";",
    'const text = `\n import { c } from "./b";\n import("./b")\n`;',
    '/import "\\.\\/b"/.test(x);',
    "const from = 1, type = 2; export { from, type };",
    "import.meta.url;",
    "import.meta.resolve('./b');",
    'const o = { import: "./b", require: "./b", from: "./b" }; o.import;',
    'o.require("./b"); o.import("./b"); module.require.resolve.paths("./b");',
    'require.cache["./b"];',
    "require();",
    "require(name); require(`./${name}`); require('./b' + name); require.resolve(name);",
    "import('./a' + './b'); import(`./a` + `./b`);",
    "import(name); import(`./${name}`); import('./' + name); import(x ? './b' : './c');",
    "import x = Some.Namespace; import y = x.Inner;",
    'declare module "./b" { export const c: string; }',
    "namespace B { export const c = 1; }",
    "declare global { interface C {} }",
    '/// <reference types="node" />',
    '/// <reference lib="dom" />',
    '// <reference path="./b" />',
    '/** @type {import("./b").C} */ let c;',
    "export {};",
    "export { a }; const a = 1;",
    "export default function a() {}",
  ])("%s", (source) => {
    expect(imports(source)).toEqual([]);
  });

  test("JSX text and attributes", () => {
    expect(imports('const a = <a href="./b">import "./b"; require("./b")</a>;', "a.tsx")).toEqual([]);
  });
});

describe("where imports stand", () => {
  const specifiers = (source: string, path?: string) => imports(source, path).map((one) => one.specifier);

  test("they come in the order of the text, whatever their kind", () => {
    const source = `/// <reference path="./a" />
import "./b"; let x: import("./c").X;
const d = require("./d");
export * from "./e";
await import("./f");
import g = require("./g");
declare module "./h" {}
export {} from "./i";`;
    expect(specifiers(source)).toEqual(["./a", "./b", "./c", "./d", "./e", "./f", "./g", "./h", "./i"]);
  });

  test("an import of one file twice is two imports", () => {
    expect(specifiers('import "./b"; import { c } from "./b";')).toEqual(["./b", "./b"]);
  });

  test("inside functions, classes, decorators, templates and types", () => {
    const source = `function a() { return import("./a"); }
@component(() => import("./b")) class B { c = require("./c"); static { require("./d"); } }
const text = \`\${require("./e")} and \${await import("./f")}\`;
type G<T> = T extends import("./g").G ? import("./h").H : never;
namespace N { export type I = import("./i").I; }`;
    expect(specifiers(source)).toEqual("abcdefghi".split("").map((name) => `./${name}`));
  });

  test("below a hashbang, a byte order mark and with Windows line ends", () => {
    expect(specifiers('#!/usr/bin/env node\nimport "./b";')).toEqual(["./b"]);
    expect(specifiers('\uFEFFimport "./b";')).toEqual(["./b"]);
    expect(specifiers('import "./b";\r\nimport "./c";\r\n')).toEqual(["./b", "./c"]);
  });

  test("beside top-level await, `using` and decorators", () => {
    const source = `using file = await open(); await using other = open();
@sealed export class A { @bound accessor b = 1; }
export { c } from "./c";`;
    expect(specifiers(source)).toEqual(["./c"]);
  });

  test("in JavaScript with JSX, with a `return` at the top, and in CommonJS that is not strict", () => {
    expect(
      specifiers('import b from "./b"; export default () => <b.C x={require("./c")} />;', "a.js"),
    ).toEqual(["./b", "./c"]);
    expect(specifiers('if (process.argv[2]) return; require("./b");', "a.cjs")).toEqual(["./b"]);
    expect(specifiers('with (o) { require("./b"); }', "a.js")).toEqual(["./b"]);
    expect(specifiers('var a = 010; require("./b");', "a.js")).toEqual(["./b"]);
    expect(specifiers('export default () => <a>{import("./b")}</a>;', "a.mjs")).toEqual(["./b"]);
  });

  test.each(["a.ts", "a.mts", "a.cts", "a.tsx", "a.js", "a.mjs", "a.cjs", "a.jsx", "a.d.ts", "a.d.mts"])(
    "in %s",
    (path) => {
      expect(specifiers('import "./b";', path)).toEqual(["./b"]);
    },
  );

  test("type assertions with angle brackets are TypeScript, and JSX in .tsx", () => {
    expect(specifiers('const a = <A>require("./b");', "a.ts")).toEqual(["./b"]);
    expect(factsOf("a.tsx", "const a = <A>b;", "imports").ok).toBe(false);
  });
});

describe("specifiers", () => {
  const specifier = (written: string) => imports(written)[0]?.specifier;

  test("are what the string means, not how it is written", () => {
    expect(specifier('import "./\\u0062";')).toBe("./b");
    expect(specifier('export * from "./\\x62";')).toBe("./b");
    expect(specifier('export {} from "./\\u0062";')).toBe("./b");
    expect(specifier('import("./\\u0062");')).toBe("./b");
    expect(specifier('require("./\\u0062");')).toBe("./b");
  });

  test("may be anything", () => {
    for (const name of [
      "",
      " ",
      "./a b",
      "./ä",
      "./😀",
      "node:fs",
      "https://x/y.js",
      "../..",
      "#a",
      "__proto__",
    ]) {
      for (const written of [`import ${JSON.stringify(name)}`, `import(${JSON.stringify(name)})`]) {
        expect(specifier(written)).toBe(name);
      }
    }
  });
});

describe("depth", () => {
  test("imports and directives are the same at every depth; details need theirs", () => {
    const source = 'import { a } from "./b"; // ashlar-ignore x: y\na.b = Date.now(); require("./c");';
    const [shallow, deep] = [factsOf("a.ts", source, "imports"), factsOf("a.ts", source, "details")];
    if (!shallow.ok || !deep.ok) throw new Error("It is valid.");
    expect(shallow.facts.imports).toEqual(deep.facts.imports);
    expect(shallow.facts.directives).toEqual(deep.facts.directives);
    expect(Object.values(shallow.facts.details).flat()).toEqual([]);
    expect(deep.facts.details.uses).toHaveLength(1);
  });
});
