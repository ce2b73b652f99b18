import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Advice } from "@ashlar/advisor";
import { describe, expect, onTestFinished, test } from "vitest";
import { ashlar } from "./ashlar.js";

/** A git repository with these files, committed by one person. */
async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-advise-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const git = (...args: readonly string[]) => execFileSync("git", ["-C", folder, ...args]);
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "the first");
  return folder;
}

async function adviceOf(...args: readonly string[]): Promise<Advice> {
  const { exit, out } = await ashlar(["advise", ...args, "--json"]);
  expect(exit).toBe(0);
  return (JSON.parse(out) as { readonly data: Advice }).data;
}

const plain = { "src/main.py": "print('hello')\n", "README.md": "# A program\n" };

describe("in a repository without any configuration", () => {
  test("there is an answer, what it assumes, and three questions", async () => {
    const { exit, out, err } = await ashlar(["advise", await repository(plain)]);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toContain("Layered monolith.");
    expect(out).toContain("Assumed");
    expect(out).toMatch(/1\. .*\n[\s\S]*2\. .*\n[\s\S]*3\. /);
  });

  test("the same repository gives the same bytes, in every form", async () => {
    const folder = await repository(plain);
    for (const form of [["--json"], ["--html"], ["--record", "--date", "2026-11-25"], []]) {
      expect(await ashlar(["advise", folder, ...form])).toEqual(await ashlar(["advise", folder, ...form]));
    }
  });

  test("a folder without git is advised too, and says what is missing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ashlar-advise-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { evidence } = await adviceOf(folder);
    expect(evidence.history).toBeUndefined();
    expect(evidence.notes.join()).toContain("The history could not be read");
  });
});

describe("what is said", () => {
  test("by a flag beats organisation.yaml, which beats what is seen", async () => {
    const folder = await repository({ ...plain, "organisation.yaml": "engineers: 40\nteams: 5\n" });
    const { profile } = await adviceOf(folder, "--teams", "6");
    const entryOf = (input: string) => profile.find((one) => one.input === input);
    expect(entryOf("engineers")).toMatchObject({ value: 40, source: "declared" });
    expect(entryOf("teams")).toMatchObject({ value: 6, source: "declared", because: "given as --teams" });
  });

  test.each([
    ["a flag with a value that cannot be", ["--boundaries", "foggy"], 2, "ASH_USAGE", "--boundaries"],
    ["two forms at once", ["--html", "--record"], 2, "ASH_USAGE", "--html and --record"],
    ["a date without a record", ["--date", "2026-01-01"], 2, "ASH_USAGE", "--record"],
    ["a date that is none", ["--record", "--date", "2026-02-31"], 2, "ASH_USAGE", "2026-02-31"],
    ["a month that is none", ["--record", "--date", "2026-13-01"], 2, "ASH_USAGE", "2026-13-01"],
    ["a value beside a casebook", ["--casebook", "x", "--on-call", "yes"], 2, "ASH_USAGE", "--on-call"],
    ["an interview with nobody there", ["--ask"], 2, "ASH_USAGE", "nobody to ask"],
    ["a casebook that is not there", ["--casebook", "no-such-file"], 3, "ASH_CASEBOOK_FILE", "no-such-file"],
  ])("%s is one clear error", async (_, args, exit, code, mention) => {
    const outcome = await ashlar(["advise", await repository(plain), ...args]);
    expect(outcome).toMatchObject({ exit, out: "" });
    expect(outcome.err).toContain(code);
    expect(outcome.err).toContain(mention);
  });

  test("in an organisation.yaml with a mistake is told with its place", async () => {
    const folder = await repository({ ...plain, "organisation.yaml": "teams: 2\nengineeers: 40\n" });
    const { exit, err } = await ashlar(["advise", folder]);
    expect(exit).toBe(3);
    expect(err).toContain("organisation.yaml:2:1");
    expect(err).toContain("engineers");
  });
});

describe("what nobody writes", () => {
  test("a commit of an impossible date ends no advice", async () => {
    const folder = await repository(plain);
    const dates = { GIT_AUTHOR_DATE: "@9999999999999 +0000", GIT_COMMITTER_DATE: "@9999999999999 +0000" };
    const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    await writeFile(join(folder, "late.py"), "print('late')");
    execFileSync("git", ["-C", folder, "add", "-A"]);
    execFileSync("git", ["-C", folder, ...author, "commit", "-qm", "late"], {
      env: { ...process.env, ...dates },
    });
    for (const form of [[], ["--html"], ["--record"]]) {
      expect(await ashlar(["advise", folder, ...form])).toMatchObject({ exit: 0, err: "" });
    }
  });

  test.each(["name: &a [*a]\n", "modules: &a { x: *a }\n"])("%j is one clear error", async (text) => {
    const folder = await repository({ ...plain, "organisation.yaml": text });
    const { exit, err } = await ashlar(["advise", folder]);
    expect(exit).toBe(3);
    expect(err).toContain("organisation.yaml");
  });
});

describe("a casebook", () => {
  const book = new URL("../../advisor/casebook/casebook.jsonl", import.meta.url).pathname;

  test("is scored in words and as data", async () => {
    const { exit, out } = await ashlar(["advise", "--casebook", book]);
    expect(exit).toBe(0);
    expect(out).toMatch(/36 cases: \d+ exact, \d+ acceptable, \d+ wrong/);
    const { data } = JSON.parse((await ashlar(["advise", "--casebook", book, "--json"])).out);
    expect(data.score.results ?? data.score).toBeDefined();
  });

  test("of one's own may be any file in its format", async () => {
    const folder = await repository(plain);
    const [first] = (await readFile(book, "utf8")).split("\n");
    await writeFile(join(folder, "mine.jsonl"), `${first}\n`);
    const { out } = await ashlar(["advise", "--casebook", join(folder, "mine.jsonl")]);
    expect(out).toContain("1 case");
  });
});
