import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type History, readHistory } from "../../src/history/index.ts";
import { commit, git, gitRepository, temporaryFolder, write } from "../folder.ts";
import { begin, day, importedRepository, type MadeCommit } from "./imported-repository.ts";

async function history(root: string, options: Parameters<typeof readHistory>[1] = {}): Promise<History> {
  const answer = await readHistory(root, options);
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.history;
}

const kinds = ({ caveats }: History) => caveats.map(({ kind }) => kind);
const moduleOf = ({ modules }: History, name: string) => modules.find((one) => one.name === name);
const names = ["orders", "stock", "users"];
const file = (module: string, name = "a.ts") => `src/modules/${module}/${name}`;

/** The first commit brings all modules; the rest is up to the test. */
const start: MadeCommit = { files: [...names.map((name) => file(name)), "src/main.ts"] };
const made = (...commits: readonly MadeCommit[]) => importedRepository([start, ...commits]);

describe("the modules of a history", () => {
  test("are guessed, and told how; what changes often and alone comes first", async () => {
    const root = await made(
      { files: [file("stock")] },
      { files: [file("stock"), "test/stock/a.test.ts", "package-lock.json", "docs/stock.md"] },
      { files: [file("stock"), file("orders")] },
      { files: [file("orders"), "src/main.ts"] },
    );
    const told = await history(root);
    expect(told.modulesFrom).toBe("guessed: the folders in modules/");
    expect(told.modules.map(({ name, commits, ownCommits }) => [name, commits, ownCommits])).toEqual([
      ["stock", 3, 2],
      ["orders", 2, 0],
      ["users", 0, 0],
    ]);
    expect(told.commits).toBe(5);
    expect(told.boundaries).toBeUndefined();
  });

  test("tell nothing of boundaries when they are layers, unless they are given", async () => {
    const layers = ["src/models", "src/controllers"];
    const both: MadeCommit = { files: layers.map((folder) => `${folder}/a.ts`) };
    const root = await importedRepository([...Array<MadeCommit>(60).fill(both)]);
    const guessed = await history(root);
    expect(guessed.modules).toHaveLength(2);
    expect(guessed.boundaries).toBeUndefined();
    expect(kinds(guessed)).toContain("layers");
    const given = await history(root, { modules: layers.map((folder) => ({ name: folder, folder })) });
    expect(given.boundaries).toBeDefined();
    expect(kinds(given)).not.toContain("layers");
  });

  test("are those that are given", async () => {
    const root = await made({ files: [file("stock")] });
    const told = await history(root, { modules: [{ name: "all", folder: "src" }] });
    expect(told).toMatchObject({
      modulesFrom: "given",
      modules: [{ name: "all", commits: 1, ownCommits: 1 }],
    });
    expect((await history(root, { modules: [] })).modules).toEqual([]);
  });

  test("keep their history when all their files move", async () => {
    const root = await made(
      { files: ["src/modules/old/a.ts"] },
      { files: ["src/modules/old/a.ts"] },
      { renamed: [["src/modules/old/a.ts", "src/modules/new/a.ts"]] },
      { files: ["src/modules/new/a.ts"] },
    );
    expect(moduleOf(await history(root), "new")).toMatchObject({ commits: 4, ownCommits: 4 });
  });

  test("are not touched by merges, bots and mass changes", async () => {
    const everything = Array.from({ length: 60 }, (_, index) => file(names[index % 3]!, `f${index}.ts`));
    const root = await made(
      { files: [file("stock")] },
      { files: [file("orders")] },
      { files: [file("stock"), file("users")], isMerge: true },
      { files: [file("stock"), file("users")], author: "dependabot[bot]" },
      { files: everything, subject: "new logger" },
      { files: everything.slice(0, 12), subject: "run prettier" },
      { files: [file("stock"), file("users")], subject: "v1.2.3" },
    );
    const told = await history(root);
    expect(moduleOf(told, "stock")).toMatchObject({ commits: 1, ownCommits: 1 });
    expect(moduleOf(told, "users")).toMatchObject({ commits: 0 });
    expect(told.commits).toBe(7);
    expect(kinds(told)).toEqual(["bots", "mass-changes", "single-author", "short"]);
  });

  test("are not touched by what .git-blame-ignore-revs lists", async () => {
    const root = await made({ files: [file("stock")] });
    await write(root, { ".git-blame-ignore-revs": `${git(root, "rev-parse", "HEAD")}` });
    expect(moduleOf(await history(root), "stock")).toMatchObject({ commits: 0 });
  });

  test("show whether their boundaries are clear", async () => {
    const apart = names.flatMap((name) => Array.from({ length: 30 }, () => ({ files: [file(name)] })));
    expect((await history(await made(...apart))).boundaries).toMatchObject({ clarity: "clear", modules: 3 });
  });
});

describe("names of files", () => {
  test("may hold any character", async () => {
    const odd = [
      "a b.ts",
      "ä.ts",
      'a"b.ts',
      "-a.ts",
      "😀.ts",
      "__proto__.ts",
      "a\nb.ts",
      "a\\b.ts",
      ":a.ts",
      "a\tb.ts",
    ];
    const root = await made(
      { files: odd.map((name) => file("stock", name)) },
      { files: [file("stock", "\n:x M")] },
    );
    expect(moduleOf(await history(root), "stock")).toMatchObject({ commits: 2, ownCommits: 2 });
  });

  test("may be no text", async () => {
    const root = await made();
    const name = Buffer.concat([
      Buffer.from(`${root}/src/modules/stock/`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(".ts"),
    ]);
    writeFileSync(name, "");
    commit(root);
    expect(moduleOf(await history(root), "stock")).toMatchObject({ commits: 1, ownCommits: 1 });
  });

  test("and of authors and messages may be empty or strange", async () => {
    const root = await made({ author: "", email: "", subject: "" }, { subject: ":100644 x\n\n\u0001 😀" });
    expect((await history(root)).commits).toBe(3);
  });
});

describe("people", () => {
  test("are counted once by the mailmap", async () => {
    const root = await made(
      { author: "one", email: "one@acme.com" },
      { author: "two", email: "two@acme.com" },
      { author: "renovate[bot]", email: "bot@acme.com" },
    );
    expect((await history(root)).activeAuthors).toBe(3);
    await write(root, { ".mailmap": "One Person <one@acme.com> <two@acme.com>\n" });
    expect((await history(root)).activeAuthors).toBe(2);
  });

  test("are counted now and a year before, from the last commit back", async () => {
    const root = await importedRepository([
      { day: 0, author: "a", email: "a@acme.com" },
      { day: 100, author: "b", email: "b@acme.com" },
      { day: 105, author: "c", email: "c@acme.com" },
      { day: 470, author: "a", email: "a@acme.com" },
    ]);
    expect(await history(root)).toMatchObject({
      activeAuthors: 1,
      activeAuthorsAYearBefore: 2,
      firstCommit: begin,
      lastCommit: begin + 470 * day,
      commitsPerWeek: 7 / 90,
    });
    const before = await history(root, { now: begin + 106 * day });
    expect(before).toMatchObject({ commits: 3, activeAuthors: 2, lastCommit: begin + 105 * day });
    expect(before.activeAuthorsAYearBefore).toBeUndefined();
  });

  test("do not commit in the future", async () => {
    const root = await importedRepository([{ day: 0 }, { day: 10_000, committedDay: 2 }, { day: 3 }]);
    expect((await history(root)).lastCommit).toBe(begin + 3 * day);
  });
});

test("repairs and releases are those of the last year", async () => {
  const root = await importedRepository([
    { day: 0, subject: 'Revert "a"', tag: "v0.1.0" },
    { day: 400, subject: "a", tag: "v1.0.0" },
    { day: 401, subject: "hotfix: a", tag: "v1.0.1" },
    { day: 402, subject: "b", tag: "@acme/b@1.0.1" },
    { day: 403, subject: "c", tag: "v1.1.0-rc.1" },
  ]);
  expect(await history(root)).toMatchObject({ repairShare: 1 / 4, releasesLastYear: 2 });
});

describe("only a part can be read of", () => {
  const commits = Array.from({ length: 30 }, (_, index) => ({ files: [file(names[index % 3]!)] }));

  test("a shallow clone, whose oldest commit touches no module", async () => {
    const clone = join(await temporaryFolder(), "clone");
    const root = await made(...commits);
    git(root, "clone", "--quiet", "--depth=4", `file://${root}`, clone);
    const told = await history(clone);
    expect(told.commits).toBe(4);
    expect(kinds(told)).toContain("shallow");
    expect(told.modules.reduce((sum, one) => sum + one.commits, 0)).toBe(3);
  });

  test("a partial clone, which says the same without fetching anything", async () => {
    const clone = join(await temporaryFolder(), "clone");
    const root = await made(...commits);
    git(root, "config", "uploadpack.allowFilter", "true");
    git(root, "clone", "--quiet", "--filter=blob:none", "--no-checkout", `file://${root}`, clone);
    const packs = () => readdirSync(join(clone, ".git/objects/pack")).sort();
    const before = packs();
    const told = await history(clone);
    expect(kinds(told)).toContain("partial");
    expect({ ...told, caveats: [] }).toEqual({ ...(await history(root)), caveats: [] });
    expect(packs()).toEqual(before);
  });

  test("a bare partial clone, which does not hold its mailmap", async () => {
    const clone = join(await temporaryFolder(), "clone.git");
    const root = await made({ files: [".mailmap"], content: "One Person <one@acme.com> <a@example.org>\n" });
    git(root, "config", "uploadpack.allowFilter", "true");
    git(root, "clone", "--quiet", "--bare", "--filter=blob:none", `file://${root}`, clone);
    expect(await history(clone)).toMatchObject({ commits: 2, activeAuthors: 1 });
  });

  test("a long history: the newest commits", async () => {
    const root = await made(...commits);
    const told = await history(root, { maxCommits: 10 });
    expect(told.commits).toBe(10);
    expect(kinds(told)).toContain("truncated");
    expect(kinds(await history(root, { maxCommits: 31 }))).not.toContain("truncated");
  });

  test("a folder in a repository: the commits that change it, by paths within it", async () => {
    const root = await made(...commits, { files: ["other/a.ts"] });
    const told = await history(join(root, "src/modules"), { modules: [{ name: "stock", folder: "stock" }] });
    expect(told.commits).toBe(31);
    expect(moduleOf(told, "stock")).toMatchObject({ commits: 10, ownCommits: 10 });
  });
});

describe("there is no history", () => {
  test("without a repository", async () => {
    expect(await readHistory(await temporaryFolder())).toMatchObject({
      ok: false,
      reason: "not-a-repository",
    });
  });

  test("without commits", async () => {
    expect(await readHistory(await gitRepository())).toMatchObject({ ok: false, reason: "no-commits" });
    const root = await made();
    mkdirSync(join(root, "new"));
    expect(await readHistory(join(root, "new"))).toMatchObject({ ok: false, reason: "no-commits" });
    expect(await readHistory(root, { now: begin - 1 })).toMatchObject({ ok: false, reason: "no-commits" });
  });

  test("without the folder", async () => {
    const folder = join(await temporaryFolder(), "nowhere");
    expect(await readHistory(folder)).toMatchObject({ ok: false, reason: "failed" });
    expect(await readHistory("a\0b")).toMatchObject({ ok: false, reason: "failed" });
  });

  test("without git", async () => {
    const root = await made();
    vi.stubEnv("PATH", "/nonexistent");
    const answer = await readHistory(root);
    vi.unstubAllEnvs();
    expect(answer).toMatchObject({ ok: false, reason: "not-installed" });
  });

  test("when an object is damaged half-way, although what came before looks like one", async () => {
    const root = await gitRepository({ "src/a/a.ts": "1", "src/b/b.ts": "1" });
    const first = commit(root);
    await write(root, { "src/a/a.ts": "2" });
    commit(root);
    const tree = git(root, "rev-parse", `${first}:src`).trim();
    const object = join(root, ".git/objects", tree.slice(0, 2), tree.slice(2));
    chmodSync(object, 0o600);
    writeFileSync(object, "damaged");
    expect(await readHistory(root)).toMatchObject({ ok: false, reason: "failed" });
  });

  test("when a commit is missing", async () => {
    const root = await made({ files: [file("stock")] });
    writeFileSync(join(root, ".git/refs/heads/main"), `${"1".repeat(40)}\n`);
    expect(await readHistory(root)).toMatchObject({ ok: false, reason: "failed" });
  });

  test("when git does not finish in time", async () => {
    const root = await made();
    const real = git(root, "--exec-path").trim();
    const folder = await temporaryFolder({
      git: `#!/bin/sh\ncase " $* " in *" log "*) exec sleep 30;; esac\nexec "${real}/git" "$@"\n`,
    });
    chmodSync(join(folder, "git"), 0o755);
    vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await readHistory(root, { timeout: 50 })).toMatchObject({ ok: false, reason: "timeout" });
  });
});

describe("reading a history", () => {
  test("gives the same bytes every time", async () => {
    const root = await made(
      ...names.flatMap((name) => [{ files: [file(name)] }, { files: [file(name), "src/main.ts"] }]),
    );
    expect(JSON.stringify(await readHistory(root))).toBe(JSON.stringify(await readHistory(root)));
  });

  test("does not follow what the repository configures for git log", async () => {
    const root = await made(
      { files: [file("stock")] },
      { renamed: [[file("stock"), file("orders", "moved.ts")]] },
    );
    const before = await readHistory(root);
    const trap = join(root, "sprung");
    const settings = {
      "log.showSignature": "true",
      "log.showRoot": "false",
      "log.follow": "true",
      "log.date": "relative",
      "log.diffMerges": "first-parent",
      "log.abbrevCommit": "true",
      "color.ui": "always",
      "diff.renames": "copies",
      "diff.orderFile": "/nonexistent",
      "diff.noprefix": "true",
      "format.pretty": "oneline",
      "core.pager": `touch ${trap}`,
      "core.fsmonitor": `touch ${trap}`,
      "diff.external": `touch ${trap}`,
      "gpg.program": `touch ${trap}`,
    };
    for (const [key, value] of Object.entries(settings)) git(root, "config", key, value);
    expect(await readHistory(root)).toEqual(before);
    expect(statSync(trap, { throwIfNoEntry: false })).toBeUndefined();
  });

  test("works in a bare repository", async () => {
    const root = await made({ files: [file("stock")] });
    const bare = join(await temporaryFolder(), "bare.git");
    git(root, "clone", "--quiet", "--bare", root, bare);
    expect(await readHistory(bare)).toEqual(await readHistory(root));
  });

  test("of ten thousand commits reads every one", async () => {
    const commits = Array.from({ length: 10_000 }, (_, index) => ({
      day: index / 10,
      author: `Person ${index % 40} X`,
      email: `p${index % 40}@acme.com`,
      files: Array.from({ length: 6 }, (__, place) =>
        file(names[index % 3]!, `f${(index * 7 + place) % 90}.ts`),
      ),
    }));
    const told = await history(await importedRepository(commits));
    expect(told.commits).toBe(10_000);
    expect(told.boundaries?.clarity).toBe("clear");
    expect(told.modules.reduce((sum, one) => sum + one.ownCommits, 0)).toBe(9_999);
    expect(told.activeAuthors).toBe(40);
  });
});
