import { readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ProcessSample, runProgram } from "../harness/whole-process.ts";
import type { GeneratedRepository } from "../repository/index.ts";
import type { CheckContestant, StartChecker } from "./contestant.ts";
import { verify } from "./verify.ts";

/** A tool that has shown that it does the whole work. */
export interface ReadyChecker {
  /** Its own, empty at first. */
  readonly cache: string;
  /** Makes its configuration that of the repository. */
  configure(): Promise<void>;
  /** Checks the repository in a fresh process; must find as many violations as when it was verified. */
  check(cache: string | undefined): Promise<ProcessSample>;
}

const lifetimeMs = 300_000;

/** Starts a contestant and verifies what it finds. */
export async function readyChecker(
  { id, module }: CheckContestant,
  repository: GeneratedRepository,
  caches: string,
): Promise<ReadyChecker> {
  const { default: start } = (await import(module.href)) as { default: StartChecker };
  const checker = await start();
  const cwd = repository.folder;
  const configuration = checker.configuration(repository.plan);
  const configure = async () => {
    for (const [path, text] of configuration) await settle(join(cwd, path), text);
  };

  await configure();
  const explored = await runProgram({ node: checker.node, args: checker.exploring, cwd }, lifetimeMs);
  const found = await Promise.resolve(explored.stdout)
    .then(checker.found)
    .catch((error: Error) => {
      throw new Error([error.message, explored.stderr.trim()].join("\n"));
    });
  verify(found, repository, checker);
  return {
    cache: join(caches, id),
    configure,
    async check(cache) {
      const args = checker.checking(cache);
      const { exitCode, stderr, stdout, ...sample } = await runProgram(
        { node: checker.node, args, cwd },
        lifetimeMs,
      );
      if (exitCode === found.exitCode && stdout !== "") return sample;
      throw new Error(
        `check failed: it ended with ${exitCode} instead of ${found.exitCode}\n${stderr.trim()}`,
      );
    },
  };
}

/**
 * Writes a file that differs, and lets it look as if it had been there for long: caches that go by the times of files
 * do not trust those that have just changed.
 */
async function settle(path: string, text: string): Promise<void> {
  if ((await readFile(path, "utf8").catch(() => undefined)) === text) return;
  await writeFile(path, text);
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(path, longAgo, longAgo);
}
