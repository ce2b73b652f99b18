import { chmod, chown, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { unprivilegedUser } from "../../../../conformance/servers/unprivileged-user.ts";
import { commit, git, gitRepository, temporaryFolder, write } from "../folder.ts";
import { edges, survey, told } from "./told.ts";

const good = { "src/a.ts": 'import "./b";', "src/b.ts": "export {};" };
const whole = ["src/a.ts -> src/b.ts"];

beforeEach(() => {
  vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
  vi.stubEnv("GIT_CONFIG_SYSTEM", "/dev/null");
  return () => void vi.unstubAllEnvs();
});

describe("where git cannot say what belongs to a repository, the whole folder is surveyed", () => {
  test("without a word when there is no repository", async () => {
    const found = await survey(await temporaryFolder(good));
    expect(edges(found)).toEqual(whole);
    expect(told(found)).toEqual([]);
  });

  test("git is not installed", async () => {
    vi.stubEnv("PATH", "/nonexistent");
    const found = await survey(await gitRepository(good).catch(() => temporaryFolder(good)));
    expect(edges(found)).toEqual(whole);
    expect(told(found)).toEqual([".: bad-configuration"]);
    expect(found.skipped[0]?.message).toMatch(/git is not installed; every file of the folder is taken/);
  });

  test("git is there but cannot be started", async () => {
    const bin = await temporaryFolder({ git: "no program" });
    const root = await gitRepository(good);
    vi.stubEnv("PATH", bin);
    await chmod(join(bin, "git"), 0o755);
    expect(edges(await survey(root))).toEqual(whole);
    await chmod(join(bin, "git"), 0o644);
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    expect(told(found)).toEqual([".: bad-configuration"]);
  });

  test("git fails with more to say than a line", async () => {
    const bin = await temporaryFolder({ git: '#!/bin/sh\nprintf "fatal: one\\ntwo\\n" >&2; exit 128\n' });
    const root = await gitRepository(good);
    await chmod(join(bin, "git"), 0o755);
    vi.stubEnv("PATH", `${bin}:/usr/bin:/bin`);
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    expect(found.skipped[0]?.message).toBe("fatal: one; every file of the folder is taken instead");
  });

  const other = unprivilegedUser();
  test.skipIf(!other)("the repository belongs to somebody else, so that git refuses it", async () => {
    const root = await gitRepository(good);
    await chown(root, other!.uid, other!.gid);
    await chown(join(root, ".git"), other!.uid, other!.gid);
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    expect(told(found)).toEqual([".: bad-configuration"]);
    expect(found.skipped[0]?.message).toMatch(/dubious ownership/);
  });

  test.each([
    ["the index", ".git/index", "garbage"],
    ["the configuration", ".git/config", "[core\n]]]"],
    ["the version", ".git/config", "[core]\n\trepositoryformatversion = 99\n"],
  ])("%s of the repository is damaged", async (_, path, content) => {
    const root = await gitRepository(good);
    commit(root);
    await writeFile(join(root, path), content);
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    expect(told(found)).toEqual([".: bad-configuration"]);
  });

  test.each([
    ["HEAD is damaged", async (root: string) => writeFile(join(root, ".git/HEAD"), "garbage")],
    ["there is no HEAD", async (root: string) => rm(join(root, ".git/HEAD"))],
    ["there are no objects", async (root: string) => rm(join(root, ".git/objects"), { recursive: true })],
    ["its .git is an empty folder", async (root: string) => empty(join(root, ".git"))],
    ["its .git leads nowhere", async (root: string) => leadTo(root, "gitdir: ../nowhere/.git\n")],
    ["its .git is garbage", async (root: string) => leadTo(root, "\0\0")],
  ])("%s, so that git sees no repository", async (_, damage) => {
    const root = await gitRepository(good);
    commit(root);
    await damage(root);
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    // What stands there as a repository is none: that has to be said.
    expect(told(found)).toEqual([".: bad-configuration"]);
  });

  test("a bare repository has no files, but is no reason to break off", async () => {
    const root = await temporaryFolder();
    git(root, "init", "--quiet", "--bare");
    const found = await survey(root);
    expect(found.files.size).toBe(0);
    expect(told(found)).toEqual([".: bad-configuration"]);
  });

  async function empty(folder: string): Promise<void> {
    await rm(folder, { recursive: true });
    await mkdir(folder);
  }

  async function leadTo(root: string, text: string): Promise<void> {
    await rm(join(root, ".git"), { recursive: true });
    await writeFile(join(root, ".git"), text);
  }
});

describe("with git", () => {
  test("what is ignored does not belong; what is new does; what is tracked does though it is ignored", async () => {
    const root = await gitRepository({ ...good, "dist/c.ts": "", "src/d.ts": "" });
    git(root, "add", "--force", "src/d.ts");
    await write(root, { ".gitignore": "dist\nd.ts\n" });
    const found = await survey(root);
    expect([...found.files.keys()]).toEqual(["src/a.ts", "src/b.ts", "src/d.ts"]);
  });

  test("an empty repository without commits has nothing", async () => {
    const found = await survey(await gitRepository());
    expect([found.files.size, told(found)]).toEqual([0, []]);
  });

  test("a folder of a repository is surveyed by itself", async () => {
    const root = await gitRepository({ ...good, "other.ts": "" });
    commit(root);
    const found = await survey(join(root, "src"));
    expect(edges(found)).toEqual(["a.ts -> b.ts"]);
  });

  test("a worktree is a repository like any other", async () => {
    const root = await gitRepository(good);
    commit(root);
    const beside = join(await temporaryFolder(), "beside");
    git(root, "worktree", "add", "--quiet", beside);
    const found = await survey(beside);
    expect([edges(found), told(found)]).toEqual([whole, []]);
  });

  test("a sparse checkout has the files that are there", async () => {
    const root = await gitRepository({ ...good, "rest/c.ts": "" });
    commit(root);
    git(root, "sparse-checkout", "set", "src");
    const found = await survey(root);
    expect([...found.files.keys()]).toEqual(["src/a.ts", "src/b.ts"]);
    expect(told(found)).toEqual([]);
  });

  test("files in conflict are surveyed once", async () => {
    const root = await gitRepository(good);
    commit(root);
    git(root, "checkout", "--quiet", "-b", "other");
    await write(root, { "src/b.ts": "export const b = 1;" });
    commit(root);
    git(root, "checkout", "--quiet", "main");
    await write(root, { "src/b.ts": "export const b = 2;" });
    commit(root);
    expect(() => git(root, "merge", "--quiet", "other")).toThrow();
    const found = await survey(root);
    expect(told(found)).toEqual(["src/b.ts: syntax"]);
    expect(found.paths).toEqual(["src/a.ts", "src/b.ts"]);
  });

  test("a submodule, and a repository in the repository, are named and not entered", async () => {
    const library = await gitRepository({ "l.ts": "" });
    commit(library);
    const root = await gitRepository(good);
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "vendor/library");
    await write(root, { "nested/n.ts": "" });
    git(join(root, "nested"), "init", "--quiet");
    commit(join(root, "nested"));
    const found = await survey(root);
    expect(edges(found)).toEqual(whole);
    expect([...found.files.keys()]).toEqual(["src/a.ts", "src/b.ts"]);
    expect(told(found)).toEqual(["nested: submodule", "vendor/library: submodule"]);
  });

  test("tracked dependencies are not the repository's own", async () => {
    const found = await survey(
      await gitRepository({ ...good, "node_modules/x/x.ts": "", "src/node_modules/y/y.ts": "" }),
    );
    expect([...found.files.keys()]).toEqual(["src/a.ts", "src/b.ts"]);
  });

  test("the variables of a git hook are about another repository, and lead nowhere else", async () => {
    const other = await gitRepository({ "wrong.ts": "" });
    commit(other);
    const root = await gitRepository(good);
    commit(root);
    vi.stubEnv("GIT_DIR", join(other, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other);
    vi.stubEnv("GIT_INDEX_FILE", join(other, ".git/index"));
    vi.stubEnv("GIT_PREFIX", "x/");
    const found = await survey(root);
    expect([edges(found), found.paths]).toEqual([whole, ["src/a.ts", "src/b.ts"]]);
  });

  test("nothing that the repository configures is run", async () => {
    const root = await gitRepository(good);
    const trap = join(root, "trap.sh");
    await writeFile(trap, `#!/bin/sh\ntouch ${join(root, "sprung.ts")}\n`);
    await chmod(trap, 0o755);
    for (const key of ["core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "core.askPass"]) {
      git(root, "config", key, trap);
    }
    expect((await survey(root)).paths).not.toContain("sprung.ts");
  });

  test("git may be told to quote names, and everything to be coloured", async () => {
    const root = await gitRepository({ "ä b.ts": "" });
    git(root, "config", "core.quotePath", "true");
    git(root, "config", "color.ui", "always");
    expect((await survey(root)).paths).toEqual(["ä b.ts"]);
  });
});
