import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../folder.ts";
import { edges, survey, told } from "./told.ts";

const good = { "src/a.ts": 'import "./b";', "src/b.ts": "export {};" };

/** That of a folder with one bad file in it the good ones are surveyed, and the bad one is told of. */
async function expectSkipped(path: string, content: string | Uint8Array, reason: string) {
  const found = await survey(await temporaryFolder({ ...good, [path]: content }));
  expect(told(found)).toEqual([`${path}: ${reason}`]);
  expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
  const message = found.skipped[0]?.message;
  expect(message).toMatch(/^[^\n]{5,300}$/);
  return found.skipped[0]!;
}

describe("is passed over and named", () => {
  test("broken syntax, with its place", async () => {
    const skipped = await expectSkipped("src/c.ts", "let a;\nlet = = 2;\n", "syntax");
    expect(skipped).toMatchObject({ line: 2, column: 7 });
  });

  test.each([
    ["src/c.ts", "<<<<<<< HEAD\nlet a;\n=======\nlet b;\n>>>>>>> main\n"],
    ["src/c.ts", "const a = <b />;"],
    ["src/c.js", "let a: string;"],
    ["src/c.ts", "{".repeat(500)],
    ["src/c.ts", "'"],
    ["src/c.ts", "`${"],
    ["src/c.ts", "/*"],
    ["src/c.ts", "import"],
    ["src/c.ts", "export { a } from"],
    ["src/c.ts", "\u2028\u2029\uFFFE'"],
    ["src/c.tsx", "<a><b></a>"],
    ["src/c.ts", "let \\u{110000};"],
  ])("%s with %j", async (path, content) => {
    await expectSkipped(path, content, "syntax");
  });

  test("a file that is minified", async () => {
    const minified = Array.from({ length: 3_000 }, (_, n) => `function a${n}(){return ${n}}`).join(";");
    await expectSkipped("src/c.js", minified, "minified");
    await expectSkipped(
      "src/c.js",
      `/*! licence */\n${minified}\n//# sourceMappingURL=c.js.map\n`,
      "minified",
    );
  });

  test("a file that is too large for anybody to have written", async () => {
    await expectSkipped("src/c.ts", "export const a = 1;\n".repeat(270_000), "too-large");
  });

  test("a binary of that name", async () => {
    await expectSkipped("src/c.ts", Buffer.from([0x47, 0x40, 0x00, 0x10, 0x00, 0xff, 0xfe]), "not-text");
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    await expectSkipped("src/c.js", png, "not-text");
    await expectSkipped("src/c.ts", Buffer.from('\uFEFFimport "./b";', "utf16le"), "not-text");
  });

  test("a video: transport streams are called .ts too", async () => {
    const packet = Buffer.alloc(188, 0xff).fill(0x47, 0, 1);
    await expectSkipped("src/c.ts", Buffer.concat(Array.from({ length: 100 }, () => packet)), "syntax");
  });
});

describe("is no trouble", () => {
  test.each([
    ["an empty file", ""],
    ["a file with only a byte order mark", "\uFEFF"],
    ["a file of blanks", " \n\t\r\n\f\v\u00A0\n"],
    ["a file with only a hashbang", "#!/usr/bin/env node"],
    ["a file with only comments", "// a\n/* b */"],
    ["text that is not UTF-8", Buffer.from("// caf\xe9\nexport const a = '\xe9';\n", "latin1")],
    ["a lone surrogate", 'export const a = "\uD800";'],
    [
      "a string of a megabyte on one of many lines",
      `${"// a\n".repeat(400)}export const a = "${"x".repeat(1 << 20)}";`,
    ],
    ["one very long comment among many lines", `${"// a\n".repeat(400)}/* ${"x".repeat(1 << 20)} */`],
    ["a million line ends", "\n".repeat(1 << 20)],
    ["a million semicolons over lines", `${";".repeat(100)}\n`.repeat(1 << 13)],
  ])("%s", async (_, content) => {
    const found = await survey(await temporaryFolder({ ...good, "src/c.ts": content }));
    expect(told(found)).toEqual([]);
    expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
    expect(found.files.get("src/c.ts")?.imports).toEqual([]);
  });
});

test("a byte order mark takes no column", async () => {
  const found = await survey(
    await temporaryFolder({ "a.ts": '\uFEFFimport "./b";', "b.sql": "\uFEFFselect 1 from a" }),
  );
  expect(found.files.get("a.ts")?.imports[0]?.at).toEqual({ line: 1, column: 8, endColumn: 13 });
  expect(found.files.get("b.sql")?.details.tables[0]?.at.column).toBe(15);
});

test("a string of a megabyte on the only line is taken for a minified file", async () => {
  await expectSkipped("src/c.ts", `export const a = "${"x".repeat(1 << 20)}";`, "minified");
});

test("SQL that nobody can parse names what it names", async () => {
  const found = await survey(
    await temporaryFolder({ "a.sql": "select from ((( 'x from y", "b.sql": "\0\0" }),
  );
  expect(told(found)).toEqual(["b.sql: not-text"]);
  expect(found.files.has("a.sql")).toBe(true);
});

test("files are told of even when there is nothing else", async () => {
  const found = await survey(await temporaryFolder({ "a.ts": "let = =", "b.ts": "\0" }));
  expect(told(found)).toEqual(["a.ts: syntax", "b.ts: not-text"]);
  expect(found.files.size).toBe(0);
});
