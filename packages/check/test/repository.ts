import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

/** Files by their path from the root; `undefined` for one that is to go. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A git repository in a temporary folder that goes away with the test. Answers its root, free of symbolic links. */
export async function repository(files: Files): Promise<string> {
  const root = await folder(files);
  await git(root, "init", "--quiet", "--initial-branch=main");
  return root;
}

/** The same without git. */
export async function folder(files: Files): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "ashlar-check-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await write(root, files);
  return root;
}

/** Writes files, and removes those that are `undefined`. */
export async function write(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (text === undefined) await rm(file, { force: true });
    else await writeFile(file, text);
  }
}

/** The text of a file; `undefined` when there is none. */
export function read(root: string, path: string): Promise<string | undefined> {
  return readFile(join(root, path), "utf8").catch(() => undefined);
}

/** Commits everything there is. */
export async function commit(root: string): Promise<void> {
  await git(root, "add", "--all");
  await git(root, "commit", "--quiet", "--allow-empty", "--message=State of the tree");
}

/** Runs git in a repository, untouched by the settings of whoever runs the tests. */
export async function git(root: string, ...args: readonly string[]): Promise<void> {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgSign=false"];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  await run("git", [...who, ...args], { cwd: root, env });
}
