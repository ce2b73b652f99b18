import type { Block } from "./block.js";
import type { SnippetProblem } from "./problem.js";
import { runProcess } from "./run-process.js";

/** Runs a block of shell commands, of which none may fail. */
export async function runShell(
  folder: string,
  { page, line, lines }: Block,
): Promise<readonly SnippetProblem[]> {
  const { ok, output } = await runProcess(folder, "/bin/sh", ["-euc", lines.join("\n")]);
  return ok ? [] : [{ path: page.path, line, message: `The commands fail.\n${output.trim()}` }];
}
