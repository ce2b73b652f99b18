import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { main } from "../src/main.js";

/** What a command line left behind. */
export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line within this process. */
export async function ashlar(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  let out = "";
  let err = "";
  const exit = await main(args, {
    environment,
    interactive: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { exit, out, err };
}

/** A command line that runs in a process of its own. */
export interface Running {
  readonly ended: Promise<Outcome>;
  /** Waits until it has written this, after what earlier waits found, and gives the match. */
  until(stream: "out" | "err", pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Signals it and its children, as a terminal does at Ctrl-C. */
  signalAll(name: NodeJS.Signals): void;
}

const executable = fileURLToPath(new URL("../bin/ashlar.mjs", import.meta.url));

/** Starts a command line in a process of its own, which ends with the test at the latest. */
export function startAshlar(args: readonly string[], environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [executable, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...process.env, NODE_ENV: "", ...environment },
  });
  const signalAll = (name: NodeJS.Signals) => void process.kill(-child.pid!, name);
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) signalAll("SIGKILL");
  });
  const written = { out: "", err: "" };
  const seen = { out: 0, err: 0 };
  let look: () => void = () => {};
  for (const [name, stream] of [
    ["out", child.stdout],
    ["err", child.stderr],
  ] as const) {
    stream.on("data", (chunk: Buffer) => {
      written[name] += chunk;
      look();
    });
  }
  const ended = new Promise<Outcome>((resolve) => {
    child.once("close", (code) => resolve({ exit: code ?? -1, ...written }));
  });
  return {
    ended,
    until: (stream, pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = pattern.exec(written[stream].slice(seen[stream]));
          if (!found) return;
          seen[stream] += found.index + found[0].length;
          look = () => {};
          resolve(found);
        };
        ended.then(() =>
          reject(new Error(`It ended before it wrote ${pattern}:\n${written.out}\n${written.err}`)),
        );
        look();
      }),
    signal: (name) => void child.kill(name),
    signalAll,
  };
}
