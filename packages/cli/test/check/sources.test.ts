import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ashlar } from "../ashlar.ts";
import { run } from "../errors/command-line.ts";
import { check, checked, type Files, repository } from "./repository.ts";

const broken = "export const = 1;\n";
const fine = { exit: 0, violated: [], skipped: [], error: undefined };
const minified = Array.from({ length: 3_000 }, (_, n) => `function a${n}(){return ${n}}`).join(";");

/** Sources that cannot be read, each with the reason that is told. */
const unreadable: readonly (readonly [why: string, content: string | Uint8Array, reason: string])[] = [
  ["broken syntax", broken, "syntax"],
  ["conflict markers", "<<<<<<< HEAD\nlet a;\n=======\n>>>>>>> b\n", "syntax"],
  ["a minified file", minified, "minified"],
  ["a file of 5 MB", "export const a = 1;\n".repeat(270_000), "too-large"],
  ["a binary", new Uint8Array([0x47, 0, 0xff, 0xfe, 0]), "not-text"],
];

describe("a source that nobody can read", () => {
  test.each(unreadable)("fails the check within a module: %s", async (_, content) => {
    const root = await repository({ "src/orders/bad.ts": content });
    expect(await check(root)).toEqual({ ...fine, exit: 1, violated: ["readable-sources src/orders/bad.ts"] });
  });

  test.each(unreadable)("is told of outside of modules: %s", async (_, content, reason) => {
    const root = await repository({ "scripts/bad.ts": content });
    expect(await check(root)).toEqual({ ...fine, skipped: [`${reason} scripts/bad.ts`] });
  });

  test.each(unreadable)("is told of among tests: %s", async (_, content, reason) => {
    const root = await repository({ "src/orders/bad.test.ts": content });
    expect(await check(root)).toEqual({ ...fine, skipped: [`${reason} src/orders/bad.test.ts`] });
  });

  test("is no matter when it is excluded", async () => {
    const settings =
      "modules:\n  orders: { path: src/orders }\nexclude: [src/orders/bad.ts]\nexhaustive: false\n";
    const root = await repository({ "src/orders/bad.ts": broken, "boundaries.yaml": settings });
    expect(await check(root)).toEqual(fine);
  });

  test("does not keep other violations from being told", async () => {
    const root = await repository({
      "src/orders/bad.ts": broken,
      "src/billing/rates.ts": "export const rates = [];\n",
      "src/orders/list.ts":
        'import { rates } from "../billing/rates.js";\nexport const list = () => rates;\n',
    });
    const { exit, violated } = await check(root);
    expect(exit).toBe(1);
    expect(violated).toContain("contract-only src/orders/list.ts");
    expect(violated).toContain("readable-sources src/orders/bad.ts");
  });

  test("is told to people in words, in every form", async () => {
    const root = await repository({ "src/orders/bad.ts": broken, "scripts/bad.ts": broken });
    for (const form of ["--sarif", "--html", "--mermaid", "--dot"]) {
      const { exit, out, err } = await ashlar(["check", root, form]);
      expect(exit).toBe(1);
      expect(err).toMatch(/^skipped: scripts\/bad\.ts: .+\n$/);
      expect(out).not.toMatch(/ASH_BUG/);
    }
    const { out, err } = await ashlar(["check", root]);
    expect(out).toMatch(/scripts\/bad\.ts:1:14/);
    expect(out).toMatch(/src\/orders\/bad\.ts/);
    expect(err).toBe("");
  });
});

describe("is no trouble:", () => {
  test.each<[string, Files]>([
    ["an empty file", { "src/orders/a.ts": "" }],
    ["a byte order mark", { "src/orders/a.ts": "\uFEFF" }],
    [
      "a string of a megabyte",
      { "src/orders/a.ts": `${"// a\n".repeat(400)}export const a = "${"x".repeat(1 << 20)}";\n` },
    ],
    ["a bare package.json", { "package.json": "{}" }],
    ["package.json of odd values", { "package.json": '{ "name": 3, "workspaces": [], "exports": null }' }],
    ["a package called __proto__", { "package.json": '{ "name": "__proto__" }' }],
    [
      "odd names",
      { "src/orders/a b.ts": "", "src/orders/\n.ts": "", "src/orders/😀.ts": "", "src/orders/-a.ts": "" },
    ],
    ["names that every object has", { "src/orders/__proto__.ts": "", "src/constructor/toString.ts": "" }],
    ["a tsconfig with comments", { "tsconfig.json": "// a\n{ /* b */ }" }],
  ])("%s", async (_, files) => {
    expect(await check(await repository(files))).toEqual(fine);
  });
});

describe("configuration that cannot be used is told of, and the check goes on:", () => {
  test.each<[string, Files, string]>([
    ["package.json is no JSON", { "package.json": "{" }, "package.json"],
    ["package.json is a list", { "package.json": "[]" }, "package.json"],
    ["pnpm-workspace.yaml is no YAML", { "pnpm-workspace.yaml": "packages: [" }, "pnpm-workspace.yaml"],
  ])("%s", async (_, files, path) => {
    expect(await check(await repository(files))).toEqual({ ...fine, skipped: [`bad-configuration ${path}`] });
  });

  test.each([
    ["itself", { "tsconfig.json": '{ "extends": "./tsconfig.json" }' }],
    [
      "in a circle of two",
      { "tsconfig.json": '{ "extends": "./b" }', "b.json": '{ "extends": "./tsconfig" }' },
    ],
    [
      "in a circle of three",
      {
        "tsconfig.json": '{ "extends": "./b" }',
        "b.json": '{ "extends": "./c" }',
        "c.json": '{ "extends": "./tsconfig" }',
      },
    ],
    ["a package that is not installed", { "tsconfig.json": '{ "extends": "@tsconfig/nothing" }' }],
  ])("tsconfig.json extends %s", async (_, files) => {
    // It is read when somebody asks for a name that may be an alias.
    const root = await repository({ ...(files as Files), "src/orders/a.ts": 'import "@/b";\n' });
    const { exit, violated, skipped } = await check(root);
    expect({ exit, violated }).toEqual({ exit: 0, violated: [] });
    expect(skipped).toEqual([expect.stringMatching(/^bad-configuration (tsconfig|b|c)\.json$/)]);
  });
});

test("links are told of, wherever they lead", async () => {
  const root = await repository();
  await symlink("itself.ts", join(root, "src/orders/itself.ts"));
  await symlink("nowhere.ts", join(root, "src/orders/dangling.ts"));
  await symlink("/dev/zero", join(root, "src/orders/endless.ts"));
  await symlink("..", join(root, "src/orders/parent"));
  const { exit, skipped } = await check(root);
  expect(exit).toBe(0);
  for (const name of ["dangling", "endless", "itself"]) {
    expect(skipped).toContain(`symbolic-link src/orders/${name}.ts`);
  }
});

test("nothing but files that cannot be read is no success without a word", async () => {
  const root = await repository({ "src/billing/index.ts": broken, "src/orders/total.ts": "\0" });
  expect(await check(root)).toMatchObject({
    exit: 1,
    violated: ["readable-sources src/billing/index.ts", "readable-sources src/orders/total.ts"],
  });
});

// In a process of its own: these would end a process, or keep it waiting, if nobody were careful.
test("sources that nest without end, pipes and devices end no check, and keep none waiting", async () => {
  const deep = (opening: string, closing: string) =>
    `${`${opening}\n`.repeat(10_000)}1${`${closing}\n`.repeat(10_000)}`;
  const nested = {
    parentheses: deep("(", ")"),
    unclosed: deep("[", ""),
    templates: deep("`${", "}`"),
    jsx: deep("<a>{", "}</a>"),
    types: `type A = ${deep("A<", ">")}`,
    conditions: deep("1 ? 1 : ", ""),
  };
  const names = Object.keys(nested);
  const root = await repository(
    Object.fromEntries(Object.entries(nested).map(([name, text]) => [`scripts/${name}.tsx`, text])),
  );
  execFileSync("mkfifo", [
    join(root, "scripts/pipe.ts"),
    join(root, "package.json"),
    join(root, "tsconfig.json"),
  ]);
  await symlink("/dev/zero", join(root, "scripts/endless.ts"));
  const { exit, out, err } = await run({ folder: "/", args: ["check", root, "--json"] });
  expect(err).toBe("");
  const found = checked({ exit: Number(exit), out, err });
  expect(found).toMatchObject({ exit: 0, violated: [], error: undefined });
  for (const name of names) expect(found.skipped).toContain(`too-deep scripts/${name}.tsx`);
  expect(found.skipped).toContain("unreadable scripts/pipe.ts");
  expect(found.skipped).toContain("symbolic-link scripts/endless.ts");
  expect(found.skipped).toContain("bad-configuration package.json");
});
