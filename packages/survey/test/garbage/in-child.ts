import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Skipped } from "../../src/index.ts";

/** What a survey of a folder found, as far as it can be told on a line. */
export interface Outline {
  readonly files: number;
  readonly skipped: readonly Skipped[];
}

const program = fileURLToPath(new URL("./outlines.ts", import.meta.url));
const patienceMs = 20_000;

/**
 * Surveys folders one after the other in a process of its own, for what might keep a process waiting for ever or end it. Answers as
 * many outlines as there were before that.
 */
export function surveyInChild(folders: readonly string[]): Promise<readonly Outline[]> {
  const options = ["--conditions=@ashlar/source", "--max-old-space-size=512", "--import", "tsx"];
  const child = spawn(process.execPath, [...options, program, ...folders], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  return new Promise((resolve) => {
    child.once("close", () => {
      clearTimeout(timer);
      resolve(out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Outline])));
    });
  });
}
