import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { changedFiles } from "../../src/index.ts";
import { commit, git, gitRepository, temporaryFolder, write } from "../folder.ts";

const start = { "a.ts": "1", "src/b.ts": "1", "src/c.ts": "1", ".gitignore": "dist\n" };

/** A repository with one commit. */
async function repository(): Promise<string> {
  const root = await gitRepository(start);
  commit(root);
  return root;
}

async function paths(folder: string, revision: string): Promise<string[]> {
  const changed = await changedFiles(folder, revision);
  if (!changed.ok) throw new Error(changed.message);
  return [...changed.paths].sort();
}

describe("since a revision", () => {
  test("nothing has changed", async () => {
    expect(await paths(await repository(), "HEAD")).toEqual([]);
  });

  test("what is committed, staged, written and new has changed; what is ignored has not", async () => {
    const root = await repository();
    git(root, "checkout", "--quiet", "-b", "feature");
    await write(root, { "a.ts": "2" });
    commit(root);
    await write(root, { "src/b.ts": "2", "src/c.ts": "2", "new/d.ts": "", "dist/e.ts": "" });
    git(root, "add", "src/b.ts");
    expect(await paths(root, "main")).toEqual(["a.ts", "new/d.ts", "src/b.ts", "src/c.ts"]);
  });

  test("what was changed on the other branch meanwhile does not count", async () => {
    const root = await repository();
    git(root, "checkout", "--quiet", "-b", "feature");
    await write(root, { "a.ts": "2" });
    commit(root);
    git(root, "checkout", "--quiet", "main");
    await write(root, { "src/b.ts": "2" });
    commit(root);
    git(root, "checkout", "--quiet", "feature");
    expect(await paths(root, "main")).toEqual(["a.ts"]);
  });

  test("what is changed back has not changed", async () => {
    const root = await repository();
    await write(root, { "a.ts": "2" });
    commit(root);
    await write(root, { "a.ts": "1" });
    expect(await paths(root, "HEAD~1")).toEqual([]);
  });

  test("deleted files have changed, and renamed ones by both names", async () => {
    const root = await repository();
    await rm(join(root, "a.ts"));
    await rename(join(root, "src/b.ts"), join(root, "src/d.ts"));
    expect(await paths(root, "HEAD")).toEqual(["a.ts", "src/b.ts", "src/d.ts"]);
    commit(root);
    expect(await paths(root, "HEAD~1")).toEqual(["a.ts", "src/b.ts", "src/d.ts"]);
  });

  test("a branch without a common past differs in everything that differs", async () => {
    const root = await repository();
    git(root, "checkout", "--quiet", "--orphan", "other");
    await write(root, { "a.ts": "2" });
    commit(root);
    expect(await paths(root, "main")).toEqual(["a.ts"]);
  });

  test("tags, hashes and relative names are revisions", async () => {
    const root = await repository();
    git(root, "tag", "--annotate", "--message=x", "v1");
    await write(root, { "a.ts": "2" });
    const hash = commit(root);
    for (const revision of ["v1", "HEAD~1", "HEAD^", `${hash}~1`, `${hash.slice(0, 8)}^`, "main@{1}"]) {
      expect(await paths(root, revision)).toEqual(["a.ts"]);
    }
  });
});

describe("names", () => {
  const odd = ["a b.ts", "ä.ts", "a\nb.ts", 'a"b.ts', "-a.ts", "😀.ts", "__proto__.ts"];

  test("come as they are", async () => {
    const root = await repository();
    await write(root, Object.fromEntries(odd.map((name) => [name, ""])));
    expect(await paths(root, "HEAD")).toEqual([...odd].sort());
    commit(root);
    expect(await paths(root, "HEAD~1")).toEqual([...odd].sort());
  });

  test("are relative to the folder, and only of what is in it", async () => {
    const root = await repository();
    await write(root, { "a.ts": "2", "src/b.ts": "2", "src/new.ts": "", "other/new.ts": "" });
    expect(await paths(join(root, "src"), "HEAD")).toEqual(["b.ts", "new.ts"]);
  });
});

describe("git cannot tell", () => {
  test.each([
    "nowhere",
    "",
    " ",
    "-h",
    "--help",
    "--output=/tmp/x",
    "HEAD~99",
    "HEAD:a.ts",
    "HEAD..main",
    "a b",
    "a\nb",
    "\\",
    "'; touch x; '",
    "0000000000000000000000000000000000000000",
    "x".repeat(5_000),
  ])("for a revision that is none: %j", async (revision) => {
    expect(await changedFiles(await repository(), revision)).toMatchObject({ ok: false, reason: "failed" });
  });

  test("for a revision with a null character, which no program can be given", async () => {
    expect(await changedFiles(await repository(), "a\0b")).toMatchObject({ ok: false });
  });

  test("in a repository without commits, for any other revision than HEAD", async () => {
    const root = await gitRepository({ "a.ts": "" });
    expect(await changedFiles(root, "main")).toMatchObject({ ok: false, reason: "failed" });
    expect(await paths(root, "HEAD")).toEqual(["a.ts"]);
  });

  test("without a repository", async () => {
    const folder = await temporaryFolder();
    expect(await changedFiles(folder, "HEAD")).toMatchObject({ ok: false, reason: "not-a-repository" });
  });

  test("without git", async () => {
    const root = await repository();
    vi.stubEnv("PATH", "/nonexistent");
    const changed = await changedFiles(root, "HEAD");
    vi.unstubAllEnvs();
    expect(changed).toMatchObject({ ok: false, reason: "not-installed" });
  });

  test("in a shallow clone that does not hold the common past, what differs from the revision itself counts", async () => {
    const root = await repository();
    await write(root, { "a.ts": "2" });
    commit(root);
    const clone = join(await temporaryFolder(), "clone");
    git(root, "clone", "--quiet", "--depth=1", `file://${root}`, clone);
    expect(await changedFiles(clone, "HEAD~1")).toMatchObject({ ok: false, reason: "failed" });
    expect(await paths(clone, "origin/main")).toEqual([]);
  });
});

test("nothing that the repository configures is run", async () => {
  const root = await repository();
  await mkdir(join(root, "trap"));
  const trap = `touch ${join(root, "trap/sprung")}`;
  for (const key of ["diff.external", "core.fsmonitor", "core.pager", "diff.x.textconv", "diff.x.command"]) {
    git(root, "config", key, trap);
  }
  await write(root, { ".gitattributes": "*.ts diff=x\n", "a.ts": "2" });
  expect(await paths(root, "HEAD")).toEqual([".gitattributes", "a.ts"]);
});
