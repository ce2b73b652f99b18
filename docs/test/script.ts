import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Block, inPlace } from "./block.js";
import type { Page } from "./page.js";
import type { SnippetProblem } from "./problem.js";
import { runProcess } from "./run-process.js";

const fromSource = ["--conditions=@ashlar/source", "--import", "tsx", "--enable-source-maps"];

/** Runs a page's script: its blocks without `file=`, but for those that are not to be run. */
export async function runScript(
  folder: string,
  page: Page,
  script: readonly Block[],
): Promise<readonly SnippetProblem[]> {
  const blocks = script.filter(({ words }) => !words.includes("no-run"));
  if (blocks.length === 0) return [];
  await writeFile(join(folder, "run.ts"), inPlace(blocks));
  const { ok, output } = await runProcess(folder, process.execPath, [...fromSource, "run.ts"]);
  if (ok) return [];
  const [, line] = /run\.ts:(\d+)/.exec(output) ?? [];
  const message = `The script fails.\n${output.trim().split("\n").slice(-25).join("\n")}`;
  return [{ path: page.path, line: Number(line ?? blocks[0]!.line), message }];
}
