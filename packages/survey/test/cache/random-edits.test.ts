import { rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyRepository } from "../../src/index.ts";
import { gitRepository, temporaryFolder, write } from "../folder.ts";
import { seeded } from "../seeded.ts";

const names = [
  "a.ts",
  "b.ts",
  "c/d.ts",
  "c/e.tsx",
  "f.sql",
  "tsconfig.json",
  "package.json",
  "c/package.json",
];
const letters = fc.constantFrom("a", "b", "c");

// Contents of one size for each kind of file, so that only the content tells them apart.
const content = (path: string, letter: string) => {
  if (path.endsWith(".sql")) return `select * from ${letter};`;
  if (path.endsWith("tsconfig.json"))
    return `{ "compilerOptions": { "paths": { "@/*": ["./${letter}/*"] } } }`;
  if (path.endsWith(".json")) return `{ "name": "${letter}", "main": "./${letter}.ts" }`;
  return `import "./${letter}"; import "@/${letter}"; import "${letter}"; ${letter === "c" ? "= =" : "x=1"};`;
};

const edit = fc.oneof(
  fc.record({
    kind: fc.constant("write"),
    path: fc.constantFrom(...names),
    letter: letters,
    keepTimes: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("remove"), path: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant("rename"), path: fc.constantFrom(...names), to: fc.constantFrom(...names) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

async function apply(root: string, one: Edit): Promise<void> {
  const file = join(root, one.path);
  const before = await stat(file).catch(() => undefined);
  if ("letter" in one) {
    await write(root, { [one.path]: content(one.path, one.letter) });
    if (one.keepTimes && before) await utimes(file, before.atime, before.mtime);
  } else if ("to" in one) {
    if (before) await rename(file, join(root, one.to)).catch(() => {});
  } else await rm(file, { force: true });
}

test("whatever is edited between surveys, a survey with a cache is the same as one without", async () => {
  const step = fc.record({ edits: fc.array(edit, { maxLength: 3 }), deep: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const start = Object.fromEntries(names.map((path) => [path, content(path, "a")]));
      const root = await gitRepository(start);
      const cache = await temporaryFolder();
      for (const name of names) await utimes(join(root, name), 1_000_000, 1_000_000);
      for (const { edits, deep } of steps) {
        for (const one of edits) await apply(root, one);
        const options = { details: () => deep };
        const found = await surveyRepository(root, { ...options, cache });
        expect(found).toEqual(await surveyRepository(root, options));
      }
    }),
    seeded({ numRuns: 25 }),
  );
});
