import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./page.js";

/** How a process ended. */
export interface Ended {
  readonly ok: boolean;
  /** All that it wrote, to either stream. */
  readonly output: string;
}

const longestMs = 120_000;

/** Runs a program in a folder. It sees nothing of this machine's settings, and finds the repository's commands. */
export function runProcess(folder: string, program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { HOME: process.env.HOME, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longestMs,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const late = signal === null ? "" : `\nit was ended by ${signal}, after ${longestMs} ms at the latest`;
      resolve({ ok: code === 0, output: `${output}${late}` });
    });
  });
}
