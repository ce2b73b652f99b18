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
 *
 * @param largestFileKb no file may grow larger than this: how a full disk looks to one process.
 */
export function surveyInChild(
  folders: readonly string[],
  { cache = "", largestFileKb }: { readonly cache?: string; readonly largestFileKb?: number } = {},
): Promise<readonly Outline[]> {
  const options = ["--conditions=@ashlar/source", "--max-old-space-size=512", "--import", "tsx"];
  const command = [process.execPath, ...options, program, cache, ...folders];
  const limited = ["bash", "-c", `ulimit -S -f ${largestFileKb}; exec "$@"`, "bash", ...command];
  const [first, ...rest] = largestFileKb === undefined ? command : limited;
  const child = spawn(first!, rest, { stdio: ["ignore", "pipe", "inherit"] });
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
