import {
  type Architecture,
  AshlarError,
  contractUses,
  describeMermaid,
  describeSystem,
  describeText,
  exitCode,
  requireSupported,
} from "@ashlar/core";
import { printable, printableLines } from "@ashlar/survey/printing";
import type { Context } from "./command.js";
import { loadProject } from "./project.js";

/** The options of `describe`. */
export interface DescribeOptions {
  readonly file?: string;
  readonly mermaid?: boolean;
}

/** Tells what the files of the project in a folder amount to. */
export async function describeProject(
  folder: string,
  { file, mermaid }: DescribeOptions,
  { terminal, tell }: Context,
): Promise<number> {
  const { found, modules, architecture } = await loadProject(folder, terminal, file);
  const system = describeSystem(modules, architecture, await contractUses(found));
  if (mermaid) {
    const chart = describeMermaid(system);
    tell({ data: { mermaid: chart }, text: printableLines(chart) });
  } else tell({ data: system, text: printableLines(describeText(system)) });
  const obstacle = whyNotRun(architecture);
  if (obstacle) terminal.err(`note: it cannot be started yet. ${printable(obstacle)}\n`);
  return exitCode.fine;
}

function whyNotRun(architecture: Architecture): string | undefined {
  try {
    requireSupported(architecture);
    return undefined;
  } catch (error) {
    if (error instanceof AshlarError) return error.message;
    throw error;
  }
}
