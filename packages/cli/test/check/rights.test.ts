import { chmod, chown, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unprivilegedUser } from "../../../../conformance/servers/unprivileged-user.ts";
import { run } from "../errors/command-line.ts";
import { type Checked, checked, type Files, repository } from "./repository.ts";

// Root may read everything, so whoever is root checks as somebody else.
const user = unprivilegedUser();

/** A repository that belongs to whoever checks it. */
async function owned(files: Files = {}): Promise<string> {
  const root = await repository(files);
  if (user) {
    await chown(root, user.uid, user.gid);
    for (const path of await readdir(root, { recursive: true }))
      await chown(join(root, path), user.uid, user.gid);
  }
  return root;
}

async function check(root: string, ...args: readonly string[]): Promise<Checked> {
  const { exit, out, err } = await run({ folder: "/", args: ["check", root, "--json", ...args], user });
  expect(err).toBe("");
  return checked({ exit: Number(exit), out, err });
}

describe("without the right to read", () => {
  test("a source of a module: the check fails", async () => {
    const root = await owned({ "src/orders/secret.ts": "", "scripts/secret.ts": "" });
    await chmod(join(root, "src/orders/secret.ts"), 0);
    await chmod(join(root, "scripts/secret.ts"), 0);
    expect(await check(root)).toMatchObject({
      exit: 1,
      violated: ["readable-sources src/orders/secret.ts"],
      skipped: ["unreadable scripts/secret.ts"],
    });
  });

  test("a folder: it is told of", async () => {
    const root = await owned({ "scripts/secret/a.ts": "", "tools/closed/a.ts": "" });
    await chmod(join(root, "scripts/secret"), 0);
    await chmod(join(root, "tools/closed"), 0o444);
    const { exit, skipped } = await check(root);
    await chmod(join(root, "scripts/secret"), 0o755);
    await chmod(join(root, "tools/closed"), 0o755);
    expect(exit).toBe(0);
    expect(skipped).toContain("unreadable scripts/secret");
    expect(skipped).toContain("unreadable tools/closed/a.ts");
  });

  test("package.json and tsconfig.json: they are told of", async () => {
    const root = await owned({
      "package.json": "{}",
      "tsconfig.json": "{}",
      "src/orders/a.ts": 'import "@/b";\n',
    });
    await chmod(join(root, "package.json"), 0);
    await chmod(join(root, "tsconfig.json"), 0);
    const { exit, skipped } = await check(root);
    expect(exit).toBe(0);
    expect([...skipped].sort()).toEqual([
      "bad-configuration package.json",
      "bad-configuration tsconfig.json",
    ]);
  });

  test.each(["boundaries.yaml", "boundaries.baseline.json"])("%s: the check ends with 3", async (path) => {
    const root = await owned({ [path]: path.endsWith(".json") ? '{ "ashlar": 1, "violations": {} }' : "{}" });
    await chmod(join(root, path), 0);
    expect(await check(root)).toMatchObject({ exit: 3, error: expect.stringContaining(path) });
  });

  test("the repository itself: one error says so", async () => {
    const root = await owned();
    await chmod(root, 0);
    const { exit, error } = await check(root);
    await chmod(root, 0o755);
    expect([2, 3, 4]).toContain(exit);
    expect(error).toMatch(/^ASH_/);
  });
});

describe("without the right to write", () => {
  test("the cache: it is not kept, and nobody is bothered", async () => {
    const root = await owned({ "node_modules/x/index.js": "" });
    await chmod(join(root, "node_modules"), 0o555);
    expect(await check(root)).toEqual({ exit: 0, violated: [], skipped: [], error: undefined });
    await chmod(join(root, "node_modules"), 0o755);
  });

  test("the repository: --init ends with one error and leaves nothing half", async () => {
    const root = await owned({
      "src/orders/inside.ts": 'import "../billing/rate.js";\n',
      "src/billing/rate.ts": "",
    });
    await chmod(root, 0o555);
    await chmod(join(root, "boundaries.yaml"), 0o444);
    const before = await readdir(root);
    const { exit, error } = await check(root, "--init");
    await chmod(root, 0o755);
    expect([3, 4]).toContain(exit);
    expect(error).toMatch(/^ASH_/);
    expect(await readdir(root)).toEqual(before);
  });
});
