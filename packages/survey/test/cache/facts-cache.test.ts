import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Survey, surveyRepository } from "../../src/index.ts";
import { temporaryFolder, write } from "../folder.ts";
import { restore, settle, stored } from "./stored-cache.ts";

const sources = {
  "a.ts": 'import { b } from "./b"; // ashlar-ignore x: y\nb.c = Date.now();',
  "b.ts": 'export const b = {}; require("./c"); sql`select * from t`;',
  "broken.ts": "let = =",
  "t.sql": "create table t (id int);",
};

const surveyed = (root: string, cache?: string, details = true) =>
  surveyRepository(root, { cache, details: () => details });

/** A folder of sources and one for the cache, which has been filled by a survey some time ago. */
async function remembered() {
  const root = await temporaryFolder(sources);
  const cache = join(await temporaryFolder(), "cache");
  await ageBy(root, 60);
  const first = await surveyed(root, cache);
  settle(cache);
  return { root, cache, file: join(cache, "survey.json"), first };
}

async function ageBy(root: string, seconds: number): Promise<void> {
  for (const name of await readdir(root)) {
    const { mtimeMs } = await stat(join(root, name));
    await utimes(join(root, name), mtimeMs / 1000 - seconds, mtimeMs / 1000 - seconds);
  }
}

/** That a survey with the cache is the same as one without. */
async function expectSame(root: string, cache: string, details = true): Promise<Survey> {
  const found = await surveyed(root, cache, details);
  expect(found).toEqual(await surveyed(root, undefined, details));
  return found;
}

test("a survey from the cache is the same as without", async () => {
  const { root, cache, first } = await remembered();
  expect(await expectSame(root, cache)).toEqual(first);
});

test("a file that has not changed is not read again", async () => {
  const { root, cache, first } = await remembered();
  restore(cache, (json) => json.replaceAll('"./c"', '"./from-the-cache"'));
  const found = await surveyed(root, cache);
  expect(found.files.get("b.ts")?.imports).toMatchObject([{ specifier: "./from-the-cache" }]);
  expect(found.skipped).toEqual(first.skipped);
});

test("more is known after a survey with details, and less is enough after that", async () => {
  const { "t.sql": _, ...code } = sources;
  const root = await temporaryFolder(code);
  const cache = await temporaryFolder();
  await ageBy(root, 60);
  await expectSame(root, cache, false);
  await expectSame(root, cache, true);
  settle(cache);
  const before = await readFile(join(cache, "survey.json"), "utf8");
  await surveyed(root, cache, false);
  expect(await readFile(join(cache, "survey.json"), "utf8")).toBe(before);
  await expectSame(root, cache, true);
});

describe("sees that a file", () => {
  test.each<[string, (root: string) => Promise<void>]>([
    ["has other content", (root) => write(root, { "b.ts": 'import "./other";' })],
    [
      "has other content of the same size, and the times it had",
      async (root) => {
        const { atime, mtime } = await stat(join(root, "b.ts"));
        await write(root, { "b.ts": sources["b.ts"].replace("./c", "./d") });
        await utimes(join(root, "b.ts"), atime, mtime);
      },
    ],
    [
      "was replaced by one of the same size and time",
      async (root) => {
        const { atime, mtime } = await stat(join(root, "b.ts"));
        await write(root, { "new.ts": sources["b.ts"].replace("./c", "./d") });
        await rename(join(root, "new.ts"), join(root, "b.ts"));
        await utimes(join(root, "b.ts"), atime, mtime);
      },
    ],
    ["was touched only", (root) => utimes(join(root, "b.ts"), new Date(), new Date())],
    ["was deleted", (root) => rm(join(root, "b.ts"))],
    ["was renamed", (root) => rename(join(root, "b.ts"), join(root, "c.ts"))],
    ["was renamed to another language", (root) => rename(join(root, "b.ts"), join(root, "b.sql"))],
    ["became valid", (root) => write(root, { "broken.ts": 'import "./a";' })],
    ["became broken", (root) => write(root, { "b.ts": "let = =" })],
    [
      "became a folder",
      async (root) => {
        await rm(join(root, "b.ts"));
        await mkdir(join(root, "b.ts"));
      },
    ],
    [
      "became a link",
      async (root) => {
        await rm(join(root, "b.ts"));
        await symlink("a.ts", join(root, "b.ts"));
      },
    ],
    [
      "changed places with another",
      async (root) => {
        await rename(join(root, "a.ts"), join(root, "x"));
        await rename(join(root, "b.ts"), join(root, "a.ts"));
        await rename(join(root, "x"), join(root, "b.ts"));
      },
    ],
  ])("%s", async (_, change) => {
    const { root, cache } = await remembered();
    await change(root);
    await expectSame(root, cache);
    await expectSame(root, cache);
  });

  test("was changed within the grain of the clock, and given an old time", async () => {
    const root = await temporaryFolder(sources);
    const cache = await temporaryFolder();
    const long = new Date(Date.now() - 3_600_000);
    await utimes(join(root, "b.ts"), long, long);
    await surveyed(root, cache);
    const { ctimeMs } = await stat(join(root, "b.ts"));
    await write(root, { "b.ts": sources["b.ts"].replace("./c", "./d") });
    await utimes(join(root, "b.ts"), long, long);
    // As if both had been within one tick of the file system's clock, which has some milliseconds.
    const now = (await stat(join(root, "b.ts"))).ctimeMs;
    restore(cache, (json) => json.replaceAll(String(ctimeMs), String(now)));
    await expectSame(root, cache);
  });
});

test("files that are gone are forgotten", async () => {
  const { root, cache } = await remembered();
  await rm(join(root, "a.ts"));
  await surveyed(root, cache);
  expect(Object.keys(stored(cache).entries).sort()).toEqual(["b.ts", "broken.ts", "t.sql"]);
});

test("nothing is written when nothing is new", async () => {
  const { root, cache, file } = await remembered();
  await surveyed(root, cache);
  settle(cache);
  const { ino, mtimeMs } = await stat(file);
  await surveyed(root, cache);
  expect(await stat(file)).toMatchObject({ ino, mtimeMs });
});

test("files called __proto__ and constructor are remembered like others", async () => {
  const root = await temporaryFolder({
    "__proto__.ts": 'import "./constructor";',
    "constructor.ts": "",
    "__proto__/x.ts": "",
  });
  const cache = await temporaryFolder();
  await ageBy(root, 60);
  await surveyed(root, cache);
  await expectSame(root, cache);
});

describe("a cache that cannot be used is none:", () => {
  test.each([
    ["nothing", ""],
    ["half of one", undefined],
    ["no JSON", "\0\0"],
    ["null", "null"],
    ["a list", "[]"],
    ["another format", '{ "format": "0", "entries": { "a.ts": {} } }'],
    ["entries that are null", '{ "format": "FORMAT", "savedAt": 9e15, "entries": null }'],
    ["entries that are a list", '{ "format": "FORMAT", "savedAt": 9e15, "entries": [1] }'],
    ["entries that are a number", '{ "format": "FORMAT", "savedAt": 9e15, "entries": 3 }'],
    ["no entries", '{ "format": "FORMAT", "savedAt": 9e15 }'],
    [
      "an entry that is none",
      '{ "format": "FORMAT", "savedAt": 9e15, "entries": { "a.ts": null, "b.ts": 3, "t.sql": [] } }',
    ],
    ["savedAt that is no time", '{ "format": "FORMAT", "savedAt": "x", "entries": {} }'],
  ])("%s", async (_, text) => {
    const { root, cache, file } = await remembered();
    const whole = await readFile(file, "utf8");
    await writeFile(file, text?.replace("FORMAT", stored(cache).format) ?? whole.slice(0, whole.length / 2));
    await expectSame(root, cache);
    await expectSame(root, cache);
  });

  test("values of wrong types anywhere in it", async () => {
    const { root, cache, file } = await remembered();
    const whole = stored(cache);
    const checksum = (await readFile(file, "utf8")).split("\n", 1)[0];
    for (const [path, entry] of Object.entries<object>(whole.entries)) {
      for (const mutated of mutations(entry)) {
        const json = JSON.stringify({
          ...whole,
          savedAt: 9e15,
          entries: { ...whole.entries, [path]: mutated },
        });
        await writeFile(file, `${checksum}\n${json}`);
        await expect(surveyed(root, cache)).resolves.toMatchObject({ root });
      }
    }
  });

  test("a folder in place of the file, and a file in place of the folder", async () => {
    const root = await temporaryFolder(sources);
    const cache = await temporaryFolder({ "survey.json/x": "", file: "" });
    await expectSame(root, cache);
    await expectSame(root, join(cache, "file"));
    await expectSame(root, join(cache, "file/below"));
    await expectSame(root, join(cache, "x".repeat(5_000)));
    expect(await readdir(cache)).toEqual(["file", "survey.json"]);
  });

  test("one that may not be written is still read", async () => {
    const { root, cache, file } = await remembered();
    await chmod(file, 0o444);
    await chmod(cache, 0o555);
    await write(root, { "b.ts": 'import "./other";' });
    await expectSame(root, cache);
    await chmod(cache, 0o755);
  });
});

/** A value with one part of it at a time replaced by something of another type. */
function* mutations(value: unknown): Generator<unknown> {
  for (const other of [null, 3, "x", [], {}, [null], true]) yield other;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const mutated of mutations(part)) {
      yield Array.isArray(value) ? value.with(Number(key), mutated) : { ...value, [key]: mutated };
    }
  }
}
