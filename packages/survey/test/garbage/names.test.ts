import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gitRepository, temporaryFolder } from "../folder.ts";
import { edges, survey, told } from "./told.ts";

describe.each([
  ["without git", temporaryFolder],
  ["with git", gitRepository],
])("%s", (_, folder) => {
  test.each([
    " ",
    "a b",
    " a",
    "a ",
    "a\nb",
    "a\tb",
    "a\rb",
    "it's",
    '"a"',
    "`a`",
    "a\\b",
    "$(a)",
    "${a}",
    "*",
    "[a]",
    "{a,b}",
    "!a",
    "(a)",
    "#a",
    "a?b",
    "a%20b",
    "-a",
    "--help",
    "ä",
    "a\u0308",
    "😀",
    "\u202Ea",
    "\u001B[31m",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "a:b",
    "a".repeat(240),
  ])("a folder and a file called %j", async (name) => {
    const root = await folder({
      [`${name}/${name}.ts`]: 'import "../b"; export {};',
      "b.ts": `import ${JSON.stringify(`./${name}/${name}`)};`,
    });
    const found = await survey(root);
    expect(told(found)).toEqual([]);
    expect(edges(found).sort()).toEqual([`${name}/${name}.ts -> b.ts`, `b.ts -> ${name}/${name}.ts`].sort());
  });

  test("names that differ in their case only are different files", async () => {
    const root = await folder({ "a.ts": 'import "./B"; import "./b";', "b.ts": "", "B.ts": "" });
    expect(edges(await survey(root))).toEqual(["a.ts -> B.ts", "a.ts -> b.ts"]);
  });

  test("a name that is no UTF-8 is told of, and does not hide others", async () => {
    const root = await folder({ "a.ts": 'import "./b";', "b.ts": "" });
    const odd = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".ts")]);
    writeFileSync(odd, "export {};");
    const found = await survey(root);
    expect(edges(found)).toEqual(["a.ts -> b.ts"]);
    expect(told(found)).toEqual(["caf\uFFFD.ts: unreadable"]);
  });

  test("a folder whose name is no UTF-8 is told of", async () => {
    const root = await folder({ "a.ts": 'import "./b";', "b.ts": "" });
    const odd = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]);
    mkdirSync(odd);
    writeFileSync(Buffer.concat([odd, Buffer.from("/c.ts")]), "export {};");
    const found = await survey(root);
    expect(edges(found)).toEqual(["a.ts -> b.ts"]);
    expect(told(found).join()).toMatch(/^caf\uFFFD(\/c\.ts)?: unreadable$/);
  });

  test("names that end in nothing but an extension", async () => {
    const root = await folder({ ".ts": 'import "./a/.js";', "a/.js": "", ".d.ts": "", "a/index.ts": "" });
    const found = await survey(root);
    expect(told(found)).toEqual([]);
    expect(edges(found)).toEqual([".ts -> a/.js"]);
  });
});

test("names that begin with dots and lead to no folder above", async () => {
  const root = await gitRepository({ ".../....ts": 'import "../..a";', "..a.ts": 'import "./.../...";' });
  expect(edges(await survey(root))).toEqual([".../....ts -> ..a.ts", "..a.ts -> .../....ts"]);
});

test("modules and packages called __proto__ and constructor", async () => {
  const root = await temporaryFolder({
    "package.json": '{ "name": "__proto__", "workspaces": ["packages/*"] }',
    "packages/a/package.json":
      '{ "name": "constructor", "exports": { ".": "./x.ts", "./__proto__": "./y.ts" } }',
    "packages/a/x.ts": 'import "__proto__"; import "toString"; import "hasOwnProperty/a";',
    "packages/a/y.ts": "",
    "index.ts": 'import "constructor"; import "constructor/__proto__"; import "__proto__";',
  });
  const found = await survey(root);
  expect(told(found)).toEqual([]);
  expect(edges(found)).toEqual([
    "index.ts -> packages/a/x.ts",
    "index.ts -> packages/a/y.ts",
    "index.ts -> index.ts",
    "packages/a/x.ts -> index.ts",
  ]);
});
