import { execFileSync } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRepositoryFiles } from "../../src/readiness/open-repository-files.js";
import { commit, gitRepository, temporaryFolder } from "../folder.js";

describe("opening a repository", () => {
  it("lists what git lists, hidden folders included, and reads what is asked for", async () => {
    const root = await gitRepository({
      ".gitignore": "dist/\n",
      ".github/workflows/ci.yml": "on: push\n",
      "dist/a.js": "1",
      "src/a.ts": "\uFEFFexport {};\n",
    });
    const { files, skipped } = await openRepositoryFiles(root);
    expect(files.paths).toEqual([".github/workflows/ci.yml", ".gitignore", "src/a.ts"]);
    expect(files.read("src/a.ts")).toBe("export {};\n");
    expect(skipped).toEqual([]);
  });

  it("finds the pipelines' hidden folders where there is no git", async () => {
    const root = await temporaryFolder({
      ".circleci/config.yml": "version: 2.1\n",
      ".cache/a.yml": "",
      "a.py": "",
    });
    const { files } = await openRepositoryFiles(root);
    expect(files.paths).toEqual([".circleci/config.yml", "a.py"]);
    expect(files.read(".circleci/config.yml")).toBe("version: 2.1\n");
  });

  it("names nested repositories that it passes over", async () => {
    const root = await gitRepository({ "a.ts": "" });
    const inner = await gitRepository({ "b.ts": "" });
    commit(inner);
    execFileSync("cp", ["-r", inner, join(root, "inner")]);
    const { skipped } = await openRepositoryFiles(root);
    expect(skipped).toMatchObject([{ path: "inner", reason: "submodule" }]);
  });
});

describe("a file that is not read", () => {
  it("is none of the list, missing by now, too large, or no text", async () => {
    const root = await gitRepository({
      "large.yml": "a: 1\n".repeat(120_000),
      "binary.yml": new Uint8Array([97, 0, 98]),
      "gone.yml": "a: 1\n",
    });
    const { files } = await openRepositoryFiles(root);
    await writeFile(join(root, "late.yml"), "a: 1\n");
    execFileSync("rm", [join(root, "gone.yml")]);
    const asked = ["large.yml", "binary.yml", "gone.yml", "late.yml", "../outside.yml", "/etc/hostname"];
    expect(asked.map((path) => files.read(path))).toEqual(asked.map(() => undefined));
  });

  it("is a link, stands behind one that leads out of the repository, or is a pipe", async () => {
    const outside = await temporaryFolder({ "secret.yml": "a: 1\n" });
    const root = await gitRepository({ "folder/secret.yml": "a: 1\n" });
    commit(root);
    execFileSync("rm", ["-r", join(root, "folder")]);
    await symlink(outside, join(root, "folder"));
    await symlink(join(outside, "secret.yml"), join(root, "link.yml"));
    execFileSync("mkfifo", [join(root, "pipe.yml")]);
    const { files } = await openRepositoryFiles(root);
    expect(files.paths).toContain("folder/secret.yml");
    const asked = ["folder/secret.yml", "link.yml", "pipe.yml"];
    expect(asked.map((path) => files.read(path))).toEqual(asked.map(() => undefined));
  });
});
