import type { AddCommand } from "../command.js";
import type { DescribeOptions } from "../describe-project.js";

export const addDescribe: AddCommand = (parent, run) => {
  parent
    .command("describe")
    .summary("say what a project's modules and architecture amount to")
    .description(
      "Says which patterns, units, modules and connections a project amounts to. Starts nothing and opens no database, but loads the " +
        "modules: the top level of their files runs. Describe only what you would run.",
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
