import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../bin/ashlar.mjs", import.meta.url));
const patienceMs = 30_000;

/** This command line in a process of its own. */
export interface Child {
  /** Resolves to its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
}

/** Runs a command line in a child process, which stops when this process ends. */
export function runChild(args: readonly string[], environment: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, [...process.execArgv, executable, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: environment,
  });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject).once("exit", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  // Not by a signal: Ctrl-C has already sent it one, and a second would end it at once.
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended.finally(() => clearTimeout(timer));
}
