import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { surveyRepository } from "../../src/index.ts";
import { gitRepository, temporaryFolder, write } from "../folder.ts";
import { surveyInChild } from "../garbage/in-child.ts";
import { stored } from "./stored-cache.js";

test("surveys of several processes at once share a cache, and leave a whole one", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [
      `f${n}.ts`,
      `import "./f${(n * 7) % 300}"; export const a = ${n};`,
    ]),
  );
  const root = await gitRepository(files);
  const cache = await temporaryFolder();
  const fresh = await surveyRepository(root, { details: () => true });
  const rounds = await Promise.all([1, 2, 3, 4].map(() => surveyInChild([root, root, root], { cache })));
  for (const outlines of rounds) expect(outlines.map((one) => one.files)).toEqual([300, 300, 300]);
  expect(await readdir(cache)).toEqual(["survey.json"]);
  expect(Object.keys(stored(cache).entries)).toHaveLength(300);
  await write(root, { "f0.ts": 'import "./f9";' });
  const found = await surveyRepository(root, { cache, details: () => true });
  expect(found.files.get("f1.ts")).toEqual(fresh.files.get("f1.ts"));
  expect(found.files.get("f0.ts")?.imports).toMatchObject([{ specifier: "./f9" }]);
});

test("surveys of one process at once share a cache too", async () => {
  const root = await gitRepository({ "a.ts": 'import "./b";', "b.ts": "" });
  const cache = await temporaryFolder();
  const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => surveyRepository(root, { cache })));
  for (const other of others) expect(other).toEqual(first);
  expect(await readdir(cache)).toEqual(["survey.json"]);
});

test("on a full disk nothing is remembered, and nothing half is left behind", async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.ts`, 'import "./f1";']));
  const root = await gitRepository(files);
  const cache = await temporaryFolder();
  const outlines = await surveyInChild([root, root], { cache, largestFileKb: 8 });
  expect(outlines.map((one) => one.files)).toEqual([200, 200]);
  expect(await readdir(cache)).toEqual([]);
});
