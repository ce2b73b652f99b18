import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check, repository } from "./repository.ts";

const bomb = [
  "a: &a [x,x,x,x,x,x,x,x,x]",
  ..."bcdefghi".split("").map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]}`)}]`),
  "exclude: *i",
].join("\n");

describe("boundaries.yaml that cannot be used ends the check with 3 and its place:", () => {
  test.each([
    ["a bomb of aliases", bomb, "ASH_BOUNDARIES_"],
    ["tabs", "modules:\n\ta: { path: src }", "ASH_BOUNDARIES_SYNTAX boundaries.yaml:2"],
    ["a key twice", "exclude: []\nexclude: []", "ASH_BOUNDARIES_SYNTAX boundaries.yaml:2"],
    [
      "a module twice",
      "modules:\n  a: { path: src }\n  a: { path: src }",
      "ASH_BOUNDARIES_SYNTAX boundaries.yaml:3",
    ],
    ["no end", "modules: {", "ASH_BOUNDARIES_SYNTAX boundaries.yaml"],
    [
      "deep nesting",
      `exclude: ${"[".repeat(200)}${"]".repeat(200)}`,
      "ASH_BOUNDARIES_SYNTAX boundaries.yaml",
    ],
    ["an alias of nothing", "exclude: *a", "ASH_BOUNDARIES_SYNTAX boundaries.yaml"],
    ["a list within itself", "exclude: &a [*a]", "ASH_BOUNDARIES_"],
    ["a tag", "exclude: !!js/function 'x'", "ASH_BOUNDARIES_SYNTAX boundaries.yaml:1"],
    ["several documents", "exclude: []\n---\nexclude: []", "ASH_BOUNDARIES_SYNTAX boundaries.yaml"],
    ["a text", "modules", "ASH_BOUNDARIES_VALUE boundaries.yaml:1"],
    ["a list", "- a", "ASH_BOUNDARIES_VALUE boundaries.yaml:1"],
    ["conflict markers", "<<<<<<< HEAD\nexclude: []\n=======\n>>>>>>> b", "ASH_BOUNDARIES_"],
    ["a key that does not exist", "exclude: []\nmodule: {}", "ASH_BOUNDARIES_VALUE boundaries.yaml:2"],
    ["modules of a wrong type", "modules: [a, b]", "ASH_BOUNDARIES_VALUE boundaries.yaml:1"],
    ["a path that leads out", "modules:\n  a: { path: ../.. }", "ASH_BOUNDARIES_VALUE boundaries.yaml:2"],
    ["a path to nothing", "modules:\n  a: { path: nowhere }", "ASH_BOUNDARIES_VALUE boundaries.yaml:2"],
  ])("%s", async (_, text, error) => {
    const found = await check(await repository({ "boundaries.yaml": text }));
    expect(found).toMatchObject({ exit: 3, violated: [] });
    expect(found.error).toContain(error);
  });

  test("a binary", async () => {
    const found = await check(await repository({ "boundaries.yaml": new Uint8Array([0, 1, 2, 0xff]) }));
    expect(found).toMatchObject({ exit: 3 });
  });

  test("a folder", async () => {
    const root = await repository({ "boundaries.yaml/x": "" }).catch(() => undefined);
    expect(root).toBeUndefined();
  });
});

describe("boundaries.yaml is no trouble with", () => {
  test.each([
    ["nothing in it", ""],
    ["only a comment", "# nothing\n"],
    ["a megabyte of comments", `${"# nothing here\n".repeat(70_000)}exclude: []\n`],
    ["ten thousand patterns", `exclude:\n${"  - nowhere/**\n".repeat(10_000)}`],
    ["a few aliases", "exclude: &a [nowhere]\ntests: *a\n"],
    ["patterns that nobody can mean", "tests: ['[', '(', '{', '\\', '!', '..', '/', '**/**/**']\n"],
    ["a byte order mark and Windows line ends", "\uFEFFexclude: []\r\ntests: []\r\n"],
  ])("%s", async (_, text) => {
    expect(await check(await repository({ "boundaries.yaml": text }))).toMatchObject({
      exit: 0,
      violated: [],
    });
  });

  test.each(["'!'", "'./'", "'.'", "'/'", "'..'"])("an odd pattern of tests: %s", async (pattern) => {
    const found = await check(await repository({ "boundaries.yaml": `tests: [${pattern}]\n` }));
    expect(found).toMatchObject({ exit: 0, violated: [] });
  });
});

describe("a baseline that cannot be used ends the check with 3:", () => {
  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["conflict markers", '<<<<<<< HEAD\n{ "ashlar": 1 }\n=======\n>>>>>>> b'],
    ["null", "null"],
    ["a number", "1"],
    ["a list", "[]"],
    ["an empty object", "{}"],
    ["a newer version", '{ "ashlar": 2, "violations": {} }'],
    ["an older version", '{ "ashlar": 0, "violations": {} }'],
    ["violations that are none", '{ "ashlar": 1, "violations": null }'],
    ["violations in a list", '{ "ashlar": 1, "violations": ["layers"] }'],
    ["a rule that does not exist", '{ "ashlar": 1, "violations": { "nothing": [] } }'],
    ["a rule called __proto__", '{ "ashlar": 1, "violations": { "__proto__": ["a"] } }'],
    ["entries that are numbers", '{ "ashlar": 1, "violations": { "layers": [1] } }'],
    ["entries that are one text", '{ "ashlar": 1, "violations": { "layers": "a" } }'],
  ])("%s", async (_, text) => {
    const found = await check(await repository({ "boundaries.baseline.json": text }));
    expect(found).toMatchObject({ exit: 3, error: "ASH_BASELINE_INVALID boundaries.baseline.json" });
  });

  test("a folder", async () => {
    const root = await repository();
    await mkdir(join(root, "boundaries.baseline.json"));
    expect(await check(root)).toMatchObject({
      exit: 3,
      error: "ASH_BASELINE_INVALID boundaries.baseline.json",
    });
  });
});
