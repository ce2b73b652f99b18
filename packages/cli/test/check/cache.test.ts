import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../errors/command-line.ts";
import { check, checked, repository } from "./repository.ts";

const inside = {
  "src/orders/inside.ts": 'import "../billing/rate.js";\n',
  "src/billing/rate.ts": "export {};\n",
};
const violated = { exit: 1, violated: ["contract-only src/orders/inside.ts"], skipped: [], error: undefined };

/** A repository that was checked with a cache, some time after it was written. */
async function remembered() {
  const root = await repository(inside);
  for (const path of await readdir(root, { recursive: true })) await utimes(join(root, path), 1_000, 1_000);
  const cache = join(await repository(), "cache");
  expect(await check(root, `--cache=${cache}`)).toEqual(violated);
  return { root, cache };
}

test("a check from the cache comes to the same", async () => {
  const { root, cache } = await remembered();
  expect((await readdir(cache)).sort()).toEqual(["findings.json", "survey.json"]);
  expect(await check(root, `--cache=${cache}`)).toEqual(violated);
  await writeFile(join(root, "src/orders/inside.ts"), "export {};\n");
  expect(await check(root, `--cache=${cache}`)).toEqual({ ...violated, exit: 0, violated: [] });
});

describe("a damaged cache is none:", () => {
  test.each(["", "{", "null", "[]", "3", "{}", "\0", '{ "format": "1", "savedAt": 1, "entries": {} }'])(
    "%j",
    async (text) => {
      const { root, cache } = await remembered();
      for (const name of await readdir(cache)) await writeFile(join(cache, name), text);
      expect(await check(root, `--cache=${cache}`)).toEqual(violated);
      expect(await check(root, `--cache=${cache}`)).toEqual(violated);
    },
  );

  test("one that breaks off", async () => {
    const { root, cache } = await remembered();
    for (const name of await readdir(cache)) {
      const text = await readFile(join(cache, name), "utf8");
      await writeFile(join(cache, name), text.slice(0, text.length / 2));
    }
    expect(await check(root, `--cache=${cache}`)).toEqual(violated);
  });

  test("folders in the place of its files", async () => {
    const root = await repository(inside);
    const cache = await repository({ "survey.json/x": "", "findings.json/x": "" });
    expect(await check(root, `--cache=${cache}`)).toEqual(violated);
  });
});

test("on a full disk the check comes to the same, and nothing half is left", async () => {
  const { root } = await remembered();
  const cache = await repository();
  const args = ["check", root, "--json", `--cache=${join(cache, "cache")}`];
  const { exit, out, err } = await run({ folder: root, args, largestFileKb: 0 });
  expect(err).toBe("");
  expect(checked({ exit: Number(exit), out, err })).toEqual(violated);
  expect(await readdir(join(cache, "cache"))).toEqual([]);
});
