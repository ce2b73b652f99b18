import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { check, type Files, repository } from "./repository.ts";

async function gitRepository(files: Files = {}): Promise<string> {
  const root = await repository(files);
  git(root, "init", "--quiet", "--initial-branch=main");
  return root;
}

function git(root: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  execFileSync("git", ["-C", root, ...identity, ...args], { stdio: "pipe" });
}

function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message=x");
}

const fine = { exit: 0, violated: [], skipped: [], error: undefined };
const told = { ...fine, skipped: ["bad-configuration ."] };

/** Does something with a PATH on which there is no git. */
async function withoutGit<T>(work: () => Promise<T>): Promise<T> {
  vi.stubEnv("PATH", "/nonexistent");
  return work().finally(() => void vi.unstubAllEnvs());
}

describe("boundaries are checked", () => {
  test("without a repository", async () => {
    expect(await check(await repository())).toEqual(fine);
  });

  test("without git, which is told", async () => {
    const root = await gitRepository();
    expect(await withoutGit(() => check(root))).toEqual(told);
  });

  test("in a repository without commits", async () => {
    expect(await check(await gitRepository())).toEqual(fine);
  });

  test("in a repository whose index is damaged, which is told", async () => {
    const root = await gitRepository();
    commit(root);
    await writeFile(join(root, ".git/index"), "garbage");
    expect(await check(root)).toEqual(told);
  });

  test("in a worktree", async () => {
    const root = await gitRepository();
    commit(root);
    const beside = join(await repository(), "beside");
    git(root, "worktree", "add", "--quiet", beside);
    expect(await check(beside)).toEqual(fine);
  });
});

describe("--changed", () => {
  test.each(["nothing", "HEAD~9", "-h", "a b", "HEAD:src"])(
    "of a revision that git does not know ends with 2: %s",
    async (revision) => {
      const root = await gitRepository();
      commit(root);
      expect(await check(root, `--changed=${revision}`)).toEqual({
        ...fine,
        exit: 2,
        error: "ASH_REVISION_UNKNOWN",
      });
    },
  );

  test("without git, or without a repository, ends with 4", async () => {
    const failed = { ...fine, exit: 4, error: "ASH_GIT" };
    const root = await gitRepository();
    expect(await withoutGit(() => check(root, "--changed=HEAD"))).toEqual(failed);
    expect(await check(await repository(), "--changed=HEAD")).toEqual(failed);
  });

  test("of a deleted file that others still import does not break off", async () => {
    const root = await gitRepository({ "src/billing/rate.ts": "export const rate = 1;" });
    commit(root);
    await rm(join(root, "src/billing/index.ts"));
    expect(await check(root, "--changed=HEAD")).toMatchObject({ error: undefined });
  });
});

describe("there is nothing to check", () => {
  const nothing = { ...fine, exit: 3, error: "ASH_NO_SOURCES" };

  test("in a repository without sources", async () => {
    const root = await gitRepository();
    await rm(join(root, "src"), { recursive: true });
    await rm(join(root, "boundaries.yaml"));
    expect(await check(root)).toEqual(nothing);
  });

  test("where git ignores everything", async () => {
    const root = await gitRepository({ ".gitignore": "*\n" });
    await rm(join(root, "boundaries.yaml"));
    expect(await check(root)).toEqual(nothing);
  });

  test("in a folder that is none", async () => {
    const root = await repository({ file: "" });
    const usage = { ...fine, exit: 2, error: "ASH_USAGE" };
    for (const name of ["nowhere", "file", "file/below", "x".repeat(5_000)]) {
      expect(await check(join(root, name))).toEqual(usage);
    }
  });
});
