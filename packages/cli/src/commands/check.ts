import type { CheckProjectOptions } from "../check-project.js";
import type { AddCommand } from "../command.js";

export const addCheck: AddCommand = (parent, run) => {
  parent
    .command("check")
    .summary("say whether boundaries and contracts hold")
    .description(
      "Checks the boundaries between modules, in any TypeScript or JavaScript repository. In an Ashlar project the modules are " +
        "known, and architecture and contracts are checked too. Exits with 1 when something is violated.",
    )
    .argument("[folder]", "the folder of the project or repository", ".")
    .option("--changed <revision>", "report only what concerns files changed since this git revision")
    .option("--init", "propose modules in boundaries.yaml, and forgive what is violated today in a baseline")
    .option("--shrink", "remove from the baseline what is mended")
    .option("--accept", "write today's contracts into contracts.lock.json, breaking changes included")
    .option("--sarif", "print a SARIF log, for code scanning")
    .option("--html", "print a page with the graph of the modules")
    .option("--mermaid", "draw the modules as a Mermaid flowchart")
    .option("--dot", "draw the modules for Graphviz")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .option("--cache <folder>", "remember what was read in this folder (default: node_modules/.cache/ashlar)")
    .option("--no-cache", "remember nothing")
    .action((folder: string, options: CheckProjectOptions) =>
      run("check", async (context) => {
        const { checkProject } = await import("../check-project.js");
        return checkProject(folder, options, context);
      }),
    );
};
