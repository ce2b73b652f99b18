import { describe, expect, test } from "vitest";
import { type Files, temporaryFolder } from "../folder.ts";
import { edges, survey, told } from "./told.ts";

const sources: Files = { "src/a.ts": 'import "@/b"; import "./c";', "src/b.ts": "", "src/c.ts": "" };
const paths = '"compilerOptions": { "paths": { "@/*": ["./src/*"] } }';
const aliased = "src/a.ts -> src/b.ts";

async function surveyWith(files: Files) {
  const found = await survey(await temporaryFolder({ ...sources, ...files }));
  // Whatever is wrong with it, what needs no tsconfig is resolved.
  expect(edges(found)).toContain("src/a.ts -> src/c.ts");
  return found;
}

describe("holds", () => {
  test.each([
    ["comments and trailing commas", `// a\n{ /* b */ ${paths.replaceAll("}", ",}")}, }`],
    ["a byte order mark", `\uFEFF{ ${paths} }`],
    ["Windows line ends", `{\r\n// a\r\n${paths}\r\n}`],
    [
      "values of wrong types beside it",
      `{ "files": 3, "include": [3, null, ""], "references": "x", ${paths} }`,
    ],
    [
      "references to itself, to nothing and to nonsense",
      `{ "references": [{ "path": "." }, { "path": "./nothing" }, { "path": 3 }, null, 3, "x"], ${paths} }`,
    ],
    [
      "references to files and devices",
      `{ "references": [{ "path": "./src/a.ts" }, { "path": "/dev/null" }, { "path": "/" }], ${paths} }`,
    ],
    [
      "patterns that nobody can mean",
      `{ "include": ["[", "(", "{a", "\\\\", "!", "~", "/", "..", "**/**/**", "src"], "exclude": ["", "["], ${paths} }`,
    ],
    ["a pattern longer than any path", `{ "include": ["${"x".repeat(70_000)}", "src"], ${paths} }`],
    [
      "patterns that would take for ever to match",
      `{ "include": ["src", "${"**/".repeat(40)}x", "${"*a".repeat(40)}b", "+(a|a|a)+(a|a|a)b"], ${paths} }`,
    ],
    [
      "aliases named like what every object has",
      '{ "compilerOptions": { "paths": { "__proto__": ["x"], "constructor": [3], "@/*": ["./src/*"] } } }',
    ],
    [
      "aliases of wrong types beside it",
      '{ "compilerOptions": { "paths": { "x": 3, "y": [null, {}], "": [""], "**": ["**"], "@/*": [3, "./src/*"] } } }',
    ],
    [
      "20,000 aliases",
      `{ "compilerOptions": { "paths": { ${Array.from({ length: 20_000 }, (_, n) => `"p${n}/*": ["./p${n}/*"]`)}, "@/*": ["./src/*"] } } }`,
    ],
  ])("with %s", async (_, text) => {
    const found = await surveyWith({ "tsconfig.json": text });
    expect(edges(found)).toContain(aliased);
  });
});

describe("is named, and what it says otherwise holds", () => {
  test.each([
    ["extends itself", `{ "extends": "./tsconfig.json", ${paths} }`],
    ["extends its folder", `{ "extends": ".", ${paths} }`],
    [
      "extends a package that is not installed",
      `{ "extends": "@tsconfig/strictest/tsconfig.json", ${paths} }`,
    ],
    ["extends a file that is not there", `{ "extends": "./nothing", ${paths} }`],
    ["extends nothing", `{ "extends": "", ${paths} }`],
    ["extends several that are not there", `{ "extends": ["./nothing", "./neither"], ${paths} }`],
    ["extends a folder that is the whole disk", `{ "extends": "/", ${paths} }`],
    ["extends a name that no file can have", `{ "extends": "\\u0000", ${paths} }`],
    ["extends a path longer than any", `{ "extends": "./${"a/".repeat(5_000)}", ${paths} }`],
    ["extends a device", `{ "extends": "/dev/zero", ${paths} }`],
    ["breaks off at the end", `{ ${paths}, "include": [`],
  ])("when it %s", async (_, text) => {
    const found = await surveyWith({ "tsconfig.json": text });
    expect(told(found)).toEqual(["tsconfig.json: bad-configuration"]);
    expect(edges(found)).toContain(aliased);
  });

  test.each([
    [
      "two",
      {
        "tsconfig.json": '{ "extends": "./b.json" }',
        "b.json": `{ "extends": "./tsconfig.json", ${paths} }`,
      },
    ],
    [
      "three",
      {
        "tsconfig.json": '{ "extends": "./b" }',
        "b.json": `{ "extends": "./c", ${paths} }`,
        "c.json": '{ "extends": "./tsconfig" }',
      },
    ],
  ])("when %s extend each other", async (_, files) => {
    const found = await surveyWith(files as Files);
    expect(told(found)).toHaveLength(1);
    expect(found.skipped[0]).toMatchObject({ reason: "bad-configuration", message: /circle/ });
    expect(edges(found)).toContain(aliased);
  });

  test("when each of twelve extends all twelve", async () => {
    const every = JSON.stringify(Array.from({ length: 12 }, (_, n) => `./t${n}.json`));
    const files = Array.from({ length: 12 }, (_, n) => [`t${n}.json`, `{ "extends": ${every} }`]);
    const found = await surveyWith({
      ...Object.fromEntries(files),
      "tsconfig.json": `{ "extends": ${every}, ${paths} }`,
    });
    expect(edges(found)).toContain(aliased);
    expect(told(found).length).toBeGreaterThan(0);
  });
});

describe("is named, and says nothing", () => {
  test.each([
    ["broken JSON", "{{{{"],
    ["no text at all", new Uint8Array([0, 0, 0])],
    ["conflict markers", `<<<<<<< HEAD\n{}\n=======\n{ ${paths} }\n>>>>>>> b`],
  ])("when it is %s", async (_, text) => {
    expect(told(await surveyWith({ "tsconfig.json": text }))).toEqual(["tsconfig.json: bad-configuration"]);
  });
});

describe("says nothing, and there is nothing to tell", () => {
  test.each(["", "{}", "null", "3", "[]", '"x"', "// nothing"])("%j", async (text) => {
    const found = await surveyWith({ "tsconfig.json": text });
    expect(told(found)).toEqual([]);
    expect(edges(found)).toEqual(["src/a.ts -> src/c.ts"]);
  });

  test.each([
    '{ "compilerOptions": null }',
    '{ "compilerOptions": [] }',
    '{ "compilerOptions": { "paths": null, "baseUrl": 3, "rootDirs": 3 } }',
    '{ "compilerOptions": { "paths": [["a"]], "baseUrl": "\\u0000", "rootDirs": ["\\u0000", 3, ""] } }',
    '{ "extends": 3 }',
    '{ "extends": [null, 3, {}] }',
  ])("%s", async (text) => {
    expect(edges(await surveyWith({ "tsconfig.json": text }))).toEqual(["src/a.ts -> src/c.ts"]);
  });
});

test("a chain of a hundred that each extend the next is no circle", async () => {
  const chain = Array.from({ length: 100 }, (_, n) => [`t${n}.json`, `{ "extends": "./t${n + 1}.json" }`]);
  const found = await surveyWith({
    ...Object.fromEntries(chain),
    "t100.json": `{ ${paths} }`,
    "tsconfig.json": '{ "extends": "./t0.json" }',
  });
  expect(told(found)).toEqual([]);
  expect(edges(found)).toContain(aliased);
});

test("references in a chain of a thousand, asked for by many files", async () => {
  const chain = Array.from({ length: 1_000 }, (_, n) => [
    `r/${n}/tsconfig.json`,
    `{ "files": [], "references": [{ "path": "../${(n + 1) % 1_000}" }] }`,
  ]);
  const many = Array.from({ length: 200 }, (_, n) => [`src/z${n}.ts`, 'import "@/b";']);
  const found = await surveyWith({
    ...Object.fromEntries([...chain, ...many]),
    "tsconfig.json": `{ "files": [], "references": [{ "path": "./r/0" }], ${paths} }`,
  });
  expect(edges(found)).toContain("src/z199.ts -> src/b.ts");
});

test("what is outside of the repository is not read: the file that leads there is told", async () => {
  const outside = await temporaryFolder({ "base.json": "{{" });
  const found = await surveyWith({ "tsconfig.json": `{ "extends": "${outside}/base.json", ${paths} }` });
  expect(found.skipped.map(({ path }) => path)).toEqual(["tsconfig.json"]);
  expect(edges(found)).toContain(aliased);
});
