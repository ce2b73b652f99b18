import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { undoLater } from "./shutdown.ts";

/** A Node program to run, from start to end. */
export interface ProgramRun {
  /** The Node to run it with. */
  readonly node: string;
  /** The program and its arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What a process cost as a whole, with the processes that it started and waited for. */
export interface ProcessSample {
  readonly seconds: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** The most memory that the largest of its Node processes held at once, in MiB. */
  readonly peakMiB: number;
}

/** How a process ended, and what it cost. */
export interface FinishedProcess extends ProcessSample {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const peakMemory = fileURLToPath(new URL("./peak-memory.cjs", import.meta.url));

/**
 * Runs a program and measures it from outside. The shell that starts it reads its CPU time from the operating system,
 * when everything is over: also what the end of the process and its children cost. Memory is noted by the process itself.
 *
 * @throws when it takes longer than `lifetimeMs`, or is killed.
 * @example
 * const { cpuSeconds } = await runProgram({ node: process.execPath, args: ["--version"], cwd: "." }, 10_000);
 */
export async function runProgram(run: ProgramRun, lifetimeMs: number): Promise<FinishedProcess> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-bench-"));
  const peaks = join(folder, "peaks");
  const started = performance.now();
  const shell = spawn(
    "bash",
    ["-c", '"$@" 3>&-; code=$?; times >&3; exit $code', "bash", run.node, ...run.args],
    {
      cwd: run.cwd,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      env: environment(peaks),
      // A group of its own, so that the shell dies together with what it started.
      detached: true,
    },
  );
  const ended = once(shell, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const clear = undoLater(async () => {
    killGroup(shell);
    await rm(folder, { recursive: true, force: true });
  });
  const deadline = setTimeout(() => killGroup(shell), lifetimeMs);
  try {
    const outputs = [shell.stdout, shell.stderr, shell.stdio[3]].map(collect);
    const [exitCode, signal] = await ended;
    const seconds = (performance.now() - started) / 1000;
    const [stdout = "", stderr = "", clocks = ""] = outputs.map((output) => output());
    if (seconds * 1000 >= lifetimeMs) throw new Error(`did not finish within ${lifetimeMs / 1000} s`);
    const peakMiB = await largest(peaks).catch((error: Error) => {
      throw new Error([`${error.message} (${signal ?? `exit code ${exitCode}`})`, stderr.trim()].join("\n"));
    });
    return {
      seconds,
      cpuSeconds: childrenSeconds(clocks),
      peakMiB,
      exitCode: exitCode ?? -1,
      stdout,
      stderr,
    };
  } finally {
    clearTimeout(deadline);
    await clear();
  }
}

/** Nothing of the harness's own settings reaches what is measured. */
function environment(peaks: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: "production",
    NODE_OPTIONS: `--require ${JSON.stringify(peakMemory)}`,
    ASHLAR_BENCH_PEAKS: peaks,
  };
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended in between.
  }
}

function collect(stream: unknown): () => string {
  let text = "";
  (stream as NodeJS.ReadableStream).setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

/**
 * User and system time of the children of a shell, from what its `times` prints: a line for the shell, a line for them,
 * with the decimal mark of the user's language.
 *
 * @example
 * childrenSeconds("0m0.001s 0m0.002s\n1m2.500s 0m0.250s\n"); // 62.75
 */
export function childrenSeconds(times: string): number {
  const [, children = ""] = times.split("\n");
  const clocks = [...children.matchAll(/(\d+)m(\d+)[.,](\d+)s/g)].map(
    ([, minutes, seconds, fraction]) => Number(minutes) * 60 + Number(`${seconds}.${fraction}`),
  );
  if (clocks.length !== 2) throw new Error(`its CPU time could not be read from "${times}"`);
  return clocks.reduce((sum, clock) => sum + clock, 0);
}

async function largest(peaks: string): Promise<number> {
  const text = await readFile(peaks, "utf8").catch(() => "");
  const kibibytes = text
    .split("\n")
    .filter((line) => line !== "")
    .map(Number);
  if (kibibytes.length === 0) throw new Error("it died before it could say how much memory it took");
  return Math.max(...kibibytes) / 1024;
}
