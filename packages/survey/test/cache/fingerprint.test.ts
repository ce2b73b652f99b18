import { chmod, mkdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprintRepository } from "../../src/fingerprint.ts";
import { commit, git, gitRepository, temporaryFolder, write } from "../folder.ts";

const sources = {
  "a.ts": 'import "./b";',
  "b.ts": "",
  "c.sql": "",
  "package.json": "{}",
  "logo.svg": "<svg/>",
  ".gitignore": "dist\n",
};

async function committed(): Promise<string> {
  const root = await gitRepository(sources);
  commit(root);
  return root;
}

const changes: Readonly<Record<string, (root: string) => Promise<unknown>>> = {
  "a file is written to": (root) => write(root, { "a.ts": 'import "./c";' }),
  "a file is written to, and keeps its size and time": async (root) => {
    const old = new Date(Date.now() - 60_000);
    await write(root, { "a.ts": 'import "./x";' });
    await utimes(join(root, "a.ts"), old, old);
  },
  "a file comes": (root) => write(root, { "d.ts": "" }),
  "a file that is no source comes": (root) => write(root, { "d.css": "" }),
  "a file goes": (root) => rm(join(root, "b.ts")),
  "a file is renamed": (root) => rename(join(root, "b.ts"), join(root, "d.ts")),
  "settings are written to": (root) => write(root, { "package.json": '{ "name": "x" }' }),
  "a file becomes a folder": async (root) => {
    await rm(join(root, "b.ts"));
    await mkdir(join(root, "b.ts"));
  },
  "something is installed": (root) => write(root, { "node_modules/.package-lock.json": "{}" }),
};

for (const [name, make] of [
  ["where all is committed", committed],
  ["where nothing is committed", () => gitRepository(sources)],
  ["without git", () => temporaryFolder(sources)],
] as const) {
  test.each(Object.entries(changes))(`another fingerprint when %s, ${name}`, async (_, change) => {
    const root = await make();
    const before = await fingerprintRepository(root);
    expect(await fingerprintRepository(root)).toEqual(before);
    await change(root);
    expect((await fingerprintRepository(root)).digest).not.toBe(before.digest);
  });
}

test("the same when what git ignores changes", async () => {
  const root = await committed();
  const before = await fingerprintRepository(root);
  await write(root, { "dist/a.js": "" });
  expect(await fingerprintRepository(root)).toEqual(before);
});

test("the same in another clone: it is the content that counts", async () => {
  const root = await committed();
  const clone = await temporaryFolder();
  git(root, "clone", "--quiet", root, join(clone, "x"));
  expect((await fingerprintRepository(join(clone, "x"))).digest).toBe(
    (await fingerprintRepository(root)).digest,
  );
});

test.each(["--assume-unchanged", "--skip-worktree"])(
  "a file that git was told to trust (%s) is looked at",
  async (flag) => {
    const root = await committed();
    git(root, "update-index", flag, "a.ts");
    const before = await fingerprintRepository(root);
    await writeFile(join(root, "a.ts"), 'import "./changed";');
    await chmod(join(root, "a.ts"), 0o644);
    expect((await fingerprintRepository(root)).digest).not.toBe(before.digest);
  },
);
