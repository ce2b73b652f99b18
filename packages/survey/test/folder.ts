import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Contents of files, by their path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with these files, without git, that goes away with the test. Answers its real path. */
export async function temporaryFolder(files: Files = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "ashlar-survey-")));
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));
  await write(root, files);
  return root;
}

/** The same as a git repository; nothing is committed. */
export async function gitRepository(files: Files = {}): Promise<string> {
  const root = await temporaryFolder(files);
  git(root, "init", "--quiet", "--initial-branch=main");
  return root;
}

/** Writes files below a folder. */
export async function write(root: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

// Whoever runs the tests may have settings of their own, and may run them in a hook.
const foreign = /^GIT_/;
const settled = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.org",
  LC_ALL: "C",
};

/** Runs git in a folder and answers what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return execFileSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    env: { ...Object.fromEntries(own), ...settled },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Commits everything in a repository and answers the commit. */
export function commit(folder: string): string {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message=x");
  return git(folder, "rev-parse", "HEAD").trim();
}
