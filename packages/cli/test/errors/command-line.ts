import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A command line, and what it is run in. */
export interface CommandLine {
  /** The folder it is run in. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** No file may grow larger than this: how a full disk looks to one process. */
  readonly largestFileKb?: number | undefined;
  /** Who runs it; ourselves when left out. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/** What a command line left behind. */
export interface Outcome {
  readonly exit: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** A project that is served. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** What it has written to stderr so far. */
  readonly log: () => string;
  /** Whether it still runs. */
  readonly isUp: () => boolean;
  readonly ended: Promise<Outcome>;
  stop(): Promise<Outcome>;
}

/** Nothing may take longer than this to say what is wrong. */
export const boundMs = 20_000;

/** The command line's own file. */
export const executable = fileURLToPath(new URL("../../bin/ashlar.mjs", import.meta.url));

/** Runs a command line to its end; one that takes too long is killed. */
export function run(commandLine: CommandLine): Promise<Outcome> {
  const { ended, child } = launch(commandLine);
  const timer = setTimeout(() => child.kill("SIGKILL"), boundMs);
  return ended.finally(() => clearTimeout(timer));
}

/** Starts a project and waits until it listens. Whoever starts it stops it. */
export async function serve(commandLine: Omit<CommandLine, "args">): Promise<Served> {
  const args = ["start", "--port", "0"];
  const { child, ended, written, onWritten } = launch({ ...commandLine, args });
  const timer = setTimeout(() => child.kill("SIGKILL"), boundMs);
  const url = await new Promise<string>((resolve, reject) => {
    onWritten(() => {
      const found = /listening on (http:[^"\s]+)/.exec(written.err);
      if (found) resolve(found[1]!);
    });
    ended.then(({ exit, err }) => reject(new Error(`It ended with ${exit} before it listened:\n${err}`)));
  }).finally(() => clearTimeout(timer));
  return {
    url,
    pid: child.pid!,
    log: () => written.err,
    ended,
    isUp: () => child.exitCode === null && child.signalCode === null,
    stop() {
      const patience = setTimeout(() => child.kill("SIGKILL"), boundMs);
      child.kill("SIGTERM");
      return ended.finally(() => clearTimeout(patience));
    },
  };
}

function launch({ folder, args, environment = {}, largestFileKb, user }: CommandLine) {
  const begun = performance.now();
  const command = [process.execPath, executable, ...args];
  const [program, ...rest] =
    largestFileKb === undefined
      ? command
      : ["bash", "-c", `ulimit -S -f ${largestFileKb}; exec "$@"`, "bash", ...command];
  const child: ChildProcess = spawn(program!, rest, {
    ...user,
    cwd: folder,
    // Through the channel it learns of our end, so that nothing a failed test left running outlives us.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...ownEnvironment(), ...environment },
  });
  const written = { out: "", err: "" };
  let look = () => {};
  for (const [name, stream] of [
    ["out", child.stdout!],
    ["err", child.stderr!],
  ] as const) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written[name] += text;
      look();
    });
  }
  const ended = new Promise<Outcome>((resolve) => {
    child.once("close", (code, signal) => {
      resolve({ exit: code ?? signal, ...written, ms: performance.now() - begun });
    });
  });
  const onWritten = (listener: () => void) => {
    look = listener;
  };
  return { child, ended, written, onWritten };
}

/** Ours without what a project might take for its own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(ASHLAR_|PG|VITEST)|^(DATABASE_URL|PORT|NODE_ENV|NODE_OPTIONS)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
