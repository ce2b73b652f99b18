import { execFile } from "node:child_process";

/** What a git command printed, or why there is nothing. */
export type GitAnswer =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly reason: "not-installed" | "not-a-repository" | "timeout" | "failed";
      readonly message: string;
    };

const limits = { timeout: 60_000, maxBuffer: 1 << 30 } as const;

/**
 * Runs git in a folder, reads only, and never asks: no locks are taken, no blobs are fetched, and nothing that the
 * repository's own configuration names is run.
 */
export function git(folder: string, args: readonly string[]): Promise<GitAnswer> {
  const safe = safeArguments(folder, args);
  const env = safeEnvironment();
  return new Promise((resolve) => {
    try {
      execFile("git", safe, { ...limits, env, encoding: "utf8" }, (error, stdout, stderr) => {
        if (!error) resolve({ ok: true, text: stdout });
        else resolve({ ok: false, ...failure(error, stderr) });
      });
    } catch (error) {
      // No program can be given such words: they hold a NUL.
      resolve({ ok: false, reason: "failed", message: (error as Error).message });
    }
  });
}

/** The words that make git read a folder and run nothing that the repository names. */
export function safeArguments(folder: string, args: readonly string[]): readonly string[] {
  return ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", folder, ...args];
}

/** The environment in which git takes no locks, fetches nothing and never asks. */
export function safeEnvironment(): NodeJS.ProcessEnv {
  return {
    ...foreignFree(process.env),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

/** Why git has no answer, from its error and what it wrote. */
export function failure(error: Error & { code?: unknown; killed?: boolean }, stderr: string) {
  const [message = error.message] = stderr.trim().split("\n");
  if (error.code === "ENOENT") return { reason: "not-installed", message: "git is not installed" } as const;
  if (error.killed) return { reason: "timeout", message: "git did not answer within 60 seconds" } as const;
  if (/not a git repository/.test(stderr)) return { reason: "not-a-repository", message } as const;
  return { reason: "failed", message } as const;
}

/** A git hook is told of its own repository by variables; the folder that is asked about may be another. */
function foreignFree(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const local =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|CONFIG|CONFIG_PARAMETERS)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !local.test(name)));
}
