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
import type { AddCommand } from "../command.js";
import { loadProject } from "../project.js";

export const addDescribe: AddCommand = (parent, run) => {
  parent
    .command("describe")
    .summary("say what a project's files amount to, without running them")
    .description(
      "Says which patterns, units, modules and connections a project's files amount to. Runs nothing.",
    )
    .argument("[folder]", "the project's folder", ".")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .option("--mermaid", "draw it as a Mermaid flowchart")
    .action((folder: string, { file, mermaid }: { file?: string; mermaid?: boolean }) =>
      run("describe", async ({ terminal, tell }) => {
        const { found, modules, architecture } = await loadProject(folder, terminal, file);
        const system = describeSystem(modules, architecture, await contractUses(found));
        if (mermaid) {
          const chart = describeMermaid(system);
          tell({ data: { mermaid: chart }, text: chart });
        } else tell({ data: system, text: describeText(system) });
        const obstacle = whyNotRun(architecture);
        if (obstacle) terminal.err(`note: it cannot be started yet. ${obstacle}\n`);
        return exitCode.fine;
      }),
    );
};

function whyNotRun(architecture: Architecture): string | undefined {
  try {
    requireSupported(architecture);
    return undefined;
  } catch (error) {
    if (error instanceof AshlarError) return error.message;
    throw error;
  }
}
