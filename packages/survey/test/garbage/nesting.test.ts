import { describe, expect, test } from "vitest";
import { factsOf } from "../../src/source/facts-of.ts";

const twice = (opening: string, closing: string) => (depth: number) =>
  `${opening.repeat(depth)}1${closing.repeat(depth)}`;

/** Code that nests without end, by how it nests. */
const shapes: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: twice("(", ")"),
  brackets: twice("[", "]"),
  "brackets that never close": (depth) => "[".repeat(depth),
  objects: (depth) => `(${"{a:".repeat(depth)}1${"}".repeat(depth)})`,
  "calls in calls": twice("a(", ")"),
  blocks: (depth) => "{".repeat(depth) + "}".repeat(depth),
  functions: (depth) => "function a(){".repeat(depth) + "}".repeat(depth),
  "arrow functions": (depth) => `${"()=>".repeat(depth)}1`,
  templates: twice("`${", "}`"),
  JSX: (depth) => "<a>".repeat(depth) + "</a>".repeat(depth),
  "JSX that never closes": (depth) => "<a>".repeat(depth),
  "JSX in braces": (depth) => "<a>{".repeat(depth) + "}</a>".repeat(depth),
  "type arguments": (depth) => `let a: ${"A<".repeat(depth)}1${">".repeat(depth)}`,
  "type arguments after others": (depth) => `let a: ${"A<1, ".repeat(depth)}1${">".repeat(depth)}`,
  "function types": (depth) => `let a: ${"(a: 1, b: 2) => ".repeat(depth)}1`,
  "conditional types": (depth) => `type A = ${"A extends 1 ? 1 : ".repeat(depth)}1`,
  "else if": (depth) => `if (a) {} ${"else if (a) {} ".repeat(depth)}`,
  "else if with bodies": (depth) => `if (a) { b(); }\n${"else if (f(a, c)) {\n  b();\n}\n".repeat(depth)}`,
  "if of several": (depth) => `${"if (a, b) ".repeat(depth)};`,
  "loops in loops": (depth) => `${"for (;;) ".repeat(depth)};`,
  "arrow functions with defaults": (depth) => `${"(a = 1, b) => ".repeat(depth)}1`,
  "conditions of several": (depth) => `${"(a, b) ? f(a, b) : ".repeat(depth)}1`,
  "if after if": (depth) => `${"if (a) ".repeat(depth)};`,
  labels: (depth) => `${Array.from({ length: depth }, (_, n) => `a${n}: `).join("")};`,
  conditions: (depth) => `${"1 ? 1 : ".repeat(depth)}1`,
  "conditions within": (depth) => `${"1 ? ".repeat(depth)}1${" : 1".repeat(depth)}`,
  assignments: (depth) => `${"a = ".repeat(depth)}1`,
  negations: (depth) => `${"!".repeat(depth)}1`,
  sums: (depth) => `${"1 + ".repeat(depth)}1`,
  powers: (depth) => `${"1 ** ".repeat(depth)}1`,
  "members of members": (depth) => `a${".b".repeat(depth)}`,
  "calls of calls": (depth) => `a${"()".repeat(depth)}`,
  "constructors of constructors": (depth) => `${"new ".repeat(depth)}A`,
  "nothing that anybody could mean": (depth) => "a({b:[<".repeat(depth),
};

describe.each(Object.entries(shapes))("%s", (_, nest) => {
  test.each([100, 1_000, 10_000, 100_000])("%i deep", (depth) => {
    const text = `import "./b";\n${nest(depth)};\nrequire("./c");`;
    for (const path of ["a.ts", "a.tsx", "a.js"]) {
      const facts = factsOf(path, text, "details");
      if (facts.ok) expect(facts.facts.imports.map((one) => one.specifier)).toEqual(["./b", "./c"]);
      else expect(["syntax", "too-deep"]).toContain(facts.reason);
    }
  });
});

test("what people and generators write is not too deep", () => {
  const written = {
    "a.ts": twice("f(", ")")(200),
    "b.ts": `export const a = ${JSON.stringify(Array.from({ length: 20_000 }, (_, n) => ({ n, at: [n] })))};`,
    "c.ts": `export const a = ${"'a' +\n".repeat(1_000)}'a';`,
    "d.ts": `${"if (a === 1) {} else ".repeat(500)}{}`,
    "e.tsx": `export const a = ${"<a>{".repeat(100)}1${"}</a>".repeat(100)};`,
    "f.ts": `switch (a) {${Array.from({ length: 5_000 }, (_, n) => `case ${n}: f({ a: [${n}] }); break;\n`).join("")}}`,
    "g.ts": Array.from(
      { length: 5_000 },
      (_, n) => `export const a${n} = () => ({ b: c ? [d] : "((([[[]]])))" })`,
    ).join("\n"),
    "h.ts": `export type A = ${Array.from({ length: 3_000 }, (_, n) => `"${n}"`).join(" | ")};`,
    "i.ts": `export const a = b${'.c("((", { d: [1] })\n'.repeat(300)};`,
  };
  for (const [path, text] of Object.entries(written)) {
    for (const depth of ["imports", "details"] as const) {
      expect([path, factsOf(path, text, depth)]).toMatchObject([path, { ok: true }]);
    }
  }
});
