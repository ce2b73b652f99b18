import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { check, repository } from "./repository.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.info(`SEED=${seed} repeats this run`);

const keys = {
  "package.json": [
    "name",
    "exports",
    "imports",
    "main",
    "types",
    "workspaces",
    "packages",
    ".",
    "./x",
    "#x",
    "import",
    "default",
  ],
  "tsconfig.json": [
    "extends",
    "compilerOptions",
    "paths",
    "baseUrl",
    "rootDirs",
    "include",
    "exclude",
    "files",
    "references",
    "path",
    "@/*",
  ],
  "boundaries.yaml": [
    "modules",
    "orders",
    "path",
    "public",
    "dependsOn",
    "visibleTo",
    "layers",
    "name",
    "files",
    "pure",
    "exhaustive",
    "exclude",
    "tests",
    "rules",
    "layers",
    "level",
    "typeOnly",
    "to",
  ],
  "boundaries.baseline.json": ["ashlar", "violations", "layers", "contract-only", "no-module-cycles"],
  "pnpm-workspace.yaml": ["packages", "catalog"],
} as const;

const texts = [
  "",
  ".",
  "./",
  "..",
  "/",
  "*",
  "**",
  "!",
  "!x",
  "[",
  "(",
  "{",
  "src/orders",
  "src",
  "./x.ts",
  "./tsconfig.json",
  "orders",
  "error",
  "off",
  "\0",
  "a".repeat(300),
];

/** Any JSON, made of the words that mean something in a file, and of others that never do. */
function jsonOf(words: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom("__proto__", "constructor", "toString", ""),
  );
  const text = fc.oneof(fc.constantFrom(...texts, ...words), fc.string({ unit: "binary", maxLength: 8 }));
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      fc.oneof(text, fc.constantFrom(null, true, false, 0, 1, -1, 1e300)),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map((entries) => fromEntries(entries)),
    ),
  })).value;
}

/** `Object.fromEntries` that keeps a key called `__proto__`. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
  );
}

test.each(Object.entries(keys))(
  "any JSON as %s ends in a verdict or in one clear error",
  async (file, words) => {
    const root = await repository({
      "src/orders/a.ts": 'import "@/b"; import "#x"; import "x/x"; import "./total";\n',
    });
    await fc.assert(
      fc.asyncProperty(jsonOf(words), async (value) => {
        await writeFile(join(root, file), file.endsWith(".yaml") ? stringify(value) : JSON.stringify(value));
        const { exit, error } = await check(root);
        expect([0, 1, 3]).toContain(exit);
        expect(error === undefined).toBe(exit !== 3);
        if (error) expect(error).toMatch(/^ASH_(BOUNDARIES|BASELINE|NO_SOURCES)/);
      }),
      { seed, numRuns: 60 },
    );
  },
);
