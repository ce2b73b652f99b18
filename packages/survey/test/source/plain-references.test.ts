import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSource } from "../../src/source/parse-source.js";
import { plainReferences } from "../../src/source/plain-references.js";
import { syntaxImportsOf } from "../../src/source/syntax-imports-of.js";

/** What the text shows, and what the tree does, in the order of the text. */
function both(text: string) {
  const source = parseSource("a.ts", text, "details");
  if (!source.ok) return undefined;
  const { parsed, lines } = source;
  const inOrder = (all: ReturnType<typeof syntaxImportsOf>) =>
    all.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const plain = plainReferences(text, parsed, lines);
  return {
    plain: plain && inOrder(plain),
    tree: inOrder(syntaxImportsOf(parsed.program, parsed.module.hasModuleSyntax, lines)),
  };
}

test.each([
  'const a = require("./a"); a.require("./no"); [...require("./b")];',
  'const a = [...\nrequire("./b")];',
  "import x = require('./a'); import type y = require('./b');",
  'type A = import("./a").A; const b = import("./b"); let c: typeof import("./c");',
  '// require("./no")\n/* import("./no") */\nconst a = { require: 1 };',
  "const a = `${1} b`; type B = import('./b').B;",
])("is read from the text alone: %s", (text) => {
  const { plain, tree } = both(text)!;
  expect(plain).toEqual(tree);
});

test.each([
  'const a = `require("./a")`;',
  "const a = \"require('./a')\";",
  "const a = /'/.test(b) && require('./c') ? '' : '';",
  'const a = b.replace(/"/g, "require(\'x\')").replace(/"/g, "");',
  'require( "./a" );',
  'require(/* why */ "./a");',
  'require?.("./a");',
  'declare module "./a" {}\nexport {};',
  'const a = `${require("./a")}`;',
  "const a = /`/; type B = import('./b').B;",
  'require("./a").\nrequire("./no");',
  'a. /* why */\nrequire("./no");',
])("is left to the tree: %s", (text) => {
  expect(both(text)!.plain).toBeUndefined();
});

test("whatever a text shows, the tree shows too: every source of some packages", () => {
  let [shown, sources] = [0, 0];
  for (const name of ["zod/src", "typescript/dist", "vite/dist", "fast-check", "yaml/dist"]) {
    const folder = fileURLToPath(new URL(`../../../../node_modules/${name}`, import.meta.url));
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.[cm]?ts$/.test(path) || path.includes("node_modules")) continue;
      const found = both(readFileSync(join(folder, path), "utf8"));
      if (!found?.plain) continue;
      expect(found.plain, path).toEqual(found.tree);
      shown += found.plain.length;
      sources++;
    }
  }
  expect(sources).toBeGreaterThan(300);
  expect(shown).toBeGreaterThan(5);
});

test("whatever a text shows, the tree shows too: any mixture of quotes, slashes and references", () => {
  const piece = fc.constantFrom(
    'require("./a")',
    "import('./b')",
    "import x = require('./c')",
    "type T = import('./d').T",
    '"',
    "'",
    "`",
    "/",
    "${",
    "}",
    "\\",
    "\n",
    ";",
    " ",
    "a",
    ".",
    "(",
    ")",
    "//",
    "/*",
    "*/",
    "= ",
    "/'/",
    '/"/',
    "/`/g",
    "{",
    "const b = ",
    "'x'",
    '"y"',
    "`z`",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const found = both(pieces.join(""));
      if (found?.plain) expect(found.plain).toEqual(found.tree);
    }),
    { numRuns: 20_000 },
  );
});
