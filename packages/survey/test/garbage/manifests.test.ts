import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../folder.ts";
import { edges, survey, told } from "./told.ts";

const sources = {
  "a.ts": 'import "./b"; import "root"; import "root/b"; import "#b"; import "other"; import "other/x";',
  "b.ts": "",
  "packages/other/x.ts": "",
  "packages/other/package.json": '{ "name": "other", "main": "x.ts" }',
};

async function surveyWith(manifest: string | Uint8Array) {
  return survey(await temporaryFolder({ ...sources, "package.json": manifest }));
}

const deep = (levels: number, open: string, close: string) =>
  `${open.repeat(levels)}"./b.ts"${close.repeat(levels)}`;

describe("a package.json that is none is named, and the sources are surveyed all the same", () => {
  test.each([
    ["nothing", ""],
    ["broken JSON", '{ "name": '],
    ["a comment", '{ "name": "root" /* a */ }'],
    ["conflict markers", '<<<<<<< HEAD\n{ "name": "a" }\n=======\n{}\n>>>>>>> b\n'],
    ["a list", "[]"],
    ["null", "null"],
    ["a number", "3"],
    ["a text", '"root"'],
    ["no text at all", new Uint8Array([0, 159, 146, 150])],
  ])("%s", async (_, manifest) => {
    const found = await surveyWith(manifest);
    expect(told(found)).toEqual(["package.json: bad-configuration"]);
    expect(edges(found)).toContain("a.ts -> b.ts");
  });
});

describe("a package.json of odd values says nothing, and breaks nothing", () => {
  test.each(
    [
      "{}",
      '\uFEFF{ "name": "root" }',
      '{ "name": 3, "main": [], "module": {}, "types": null }',
      '{ "name": "", "exports": "./b.ts" }',
      '{ "name": "root", "main": "" }',
      '{ "name": "root", "main": "." }',
      '{ "name": "root", "main": "../.." }',
      '{ "name": "root", "main": "/etc/passwd" }',
      '{ "name": "root", "main": "\\u0000" }',
      ...[
        "3",
        "null",
        "true",
        "[]",
        "{}",
        '""',
        '"."',
        '"root"',
        '"../x"',
        '"/etc/passwd"',
        '"./\\u0000"',
      ].map((value) => `{ "name": "root", "exports": ${value} }`),
      '{ "name": "root", "exports": [null, 3, { "x": null }, [[]]] }',
      '{ "name": "root", "exports": { ".": "./a.ts", "import": "./b.ts" } }',
      '{ "name": "root", "exports": { "./b": "root/b", "./*": "root/*" } }',
      '{ "name": "root", "exports": { "./b": { "import": { "import": { "import": 3 } } } } }',
      '{ "name": "root", "exports": { "": "", "__proto__": "./a.ts", "constructor": {} } }',
      '{ "name": "root", "exports": { "./*": "./*", "./*/*": "./*/*", "*": "*" } }',
      '{ "name": "root", "exports": { "./b": "../../../etc/passwd" } }',
      ...[
        "3",
        "null",
        "[]",
        '"#b"',
        '{ "#b": null }',
        '{ "#b": "#b" }',
        '{ "#b": { "default": [3, null] } }',
        '{ "#*": "#*" }',
      ].map((value) => `{ "name": "root", "imports": ${value} }`),
      `{ "name": "root", "exports": ${deep(5_000, '{ "import": ', " }")} }`,
      `{ "name": "root", "exports": ${deep(5_000, "[", "]")} }`,
      `{ "name": "root", "imports": { "#b": ${deep(5_000, '{ "import": ', " }")} } }`,
      `{ "a": ${deep(100_000, "[", "]")} }`,
      `{ "name": "root", "exports": { ${Array.from({ length: 10_000 }, (_, n) => `"./x${n}": "./x${n}.js"`)} } }`,
    ].map((text) => [text.slice(0, 80), text]),
  )("%s", async (_, manifest) => {
    const found = await surveyWith(manifest!);
    expect(told(found)).toEqual([]);
    expect(edges(found)).toContain("a.ts -> b.ts");
  });
});

describe("workspaces", () => {
  test.each([
    ['["packages/*"]', true],
    ['["./packages/*/"]', true],
    ['{ "packages": ["packages/*"] }', true],
    ['["packages/**", "!packages/other"]', false],
    ['["packages/nothing"]', false],
    ["[]", false],
    ['["."]', false],
    ['["packages/*", "", null, 3, "!", "/", "./", "[", "{", "("]', true],
    [`["packages/*", "${"x".repeat(70_000)}"]`, true],
  ])("%.60s", async (workspaces, isFound) => {
    const found = await surveyWith(`{ "name": "root", "workspaces": ${workspaces} }`);
    expect(edges(found).includes("a.ts -> packages/other/x.ts")).toBe(isFound);
  });

  test.each(["3", "true", '"packages/*"', '{ "packages": 3 }', '{ "packages": { "a": "b" } }'])(
    "of a wrong type are named, and every package counts: %s",
    async (workspaces) => {
      const found = await surveyWith(`{ "name": "root", "workspaces": ${workspaces} }`);
      expect(told(found)).toEqual(["package.json: bad-configuration"]);
      expect(edges(found)).toContain("a.ts -> packages/other/x.ts");
    },
  );

  test("patterns that would take for ever to match do not", async () => {
    const patterns = [
      "**/".repeat(40),
      "+(a|a|a)+(a|a|a)b",
      "{a,b}".repeat(12),
      "*a".repeat(40),
      "(".repeat(300),
      "{1..1000000}",
    ];
    const found = await survey(
      await temporaryFolder({
        "package.json": JSON.stringify({ workspaces: patterns }),
        [`${"a".repeat(60)}/package.json`]: "{}",
        [`${"a/".repeat(60)}package.json`]: "{}",
        "a.ts": "",
      }),
    );
    expect(found.packages).toHaveLength(3);
  });
});

describe("pnpm-workspace.yaml", () => {
  const pnpm = async (text: string | Uint8Array) =>
    survey(await temporaryFolder({ ...sources, "package.json": "{}", "pnpm-workspace.yaml": text }));
  const whole = "a.ts -> packages/other/x.ts";
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefghi".split("").map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]}`)}]`),
    "packages: *i",
  ].join("\n");

  test.each([
    ["packages: ['packages/*']", true],
    ["packages:\n  - packages/*\n  - '!packages/other'", false],
    ["packages: ['packages/*', '', null, 3, '!']", true],
    ["packages: &a [*a, 'packages/*']", true],
    ["", true],
    ["catalog: {}", true],
  ])("%j", async (text, isFound) => {
    const found = await pnpm(text);
    expect(told(found)).toEqual([]);
    expect(edges(found).includes(whole)).toBe(isFound);
  });

  test.each([
    ["tabs", "packages:\n\t- a"],
    ["a key twice", "packages: [a]\npackages: [b]"],
    ["a bomb", bomb],
    ["no end", "packages: ["],
    ["nesting without end", `packages: ${"[".repeat(20_000)}`],
    ["an alias of nothing", "packages: *a"],
    ["packages of a wrong type", "packages: 3"],
    ["packages that are named", "packages: { a: b }"],
  ])("with %s is named, and every package counts", async (_, text) => {
    const found = await pnpm(text);
    expect(told(found)).toEqual(["pnpm-workspace.yaml: bad-configuration"]);
    expect(edges(found)).toContain(whole);
  });

  test("tags that mean nothing are no reason for the process to warn", async () => {
    const warnings: unknown[] = [];
    const listen = (warning: unknown) => void warnings.push(warning);
    process.on("warning", listen);
    await pnpm("packages: !!js/function ['packages/*']");
    await new Promise(setImmediate);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });
});

test("two packages of one name: the one further out counts", async () => {
  const found = await survey(
    await temporaryFolder({
      "a.ts": 'import "x";',
      "p/package.json": '{ "name": "x", "main": "m.ts" }',
      "p/m.ts": "",
      "p/q/package.json": '{ "name": "x", "main": "m.ts" }',
      "p/q/m.ts": "",
    }),
  );
  expect(edges(found)).toEqual(["a.ts -> p/m.ts"]);
});
