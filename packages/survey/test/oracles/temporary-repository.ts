import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

/** What a temporary repository holds. All paths are relative to its root. */
export interface RepositoryContents {
  /** Files and folders to copy: from where, by where to. */
  readonly copies: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Symbolic links: what they lead to, by path. */
  readonly links?: Readonly<Record<string, string>>;
}

/** A Git repository in a temporary folder that goes away with the test. Answers its root, free of symbolic links. */
export async function temporaryRepository(contents: RepositoryContents): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "ashlar-survey-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [to, from] of Object.entries(contents.copies)) {
    await cp(from, join(root, to), { recursive: true });
  }
  for (const [path, text] of Object.entries(contents.files ?? {})) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const [path, target] of Object.entries(contents.links ?? {})) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(target, join(root, path));
  }
  await run("git", ["init", "--quiet"], { cwd: root });
  await run("git", ["add", "--all"], { cwd: root });
  return root;
}

/** The files of a repository, sorted: all that Git does not ignore. */
export async function repositoryFiles(root: string): Promise<readonly string[]> {
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await run("git", listed, { cwd: root, maxBuffer: 1 << 26 });
  const paths = stdout.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
  return [...new Set(paths)].sort();
}
