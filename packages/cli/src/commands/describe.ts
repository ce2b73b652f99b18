import type { AddCommand } from "../command.js";
import type { DescribeOptions } from "../describe-project.js";

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
    .action((folder: string, options: DescribeOptions) =>
      run("describe", async (context) => {
        const { describeProject } = await import("../describe-project.js");
        return describeProject(folder, options, context);
      }),
    );
};
