import type { CheckProjectOptions } from "../check-project.js";
import type { AddCommand } from "../command.js";

export const addCheck: AddCommand = (parent, run) => {
  parent
    .command("check")
    .summary("say whether boundaries hold; with --contracts, contracts too")
    .description(
      "Checks the boundaries between modules, in any TypeScript or JavaScript repository. In an Ashlar project the modules are " +
        "known, and the architecture is checked too. Nothing of what is checked runs, unless --contracts or --accept asks for " +
        "it. Exits with 1 when something is violated.",
    )
    .argument("[folder]", "the folder of the project or repository", ".")
    .option("--changed <revision>", "report only what concerns files changed since this git revision")
    .option("--init", "propose modules in boundaries.yaml, and forgive what is violated today in a baseline")
    .option("--shrink", "remove from the baseline what is mended")
    .option(
      "--contracts",
      "compare the contracts with contracts.lock.json; this runs the top level of the project's modules",
    )
    .option(
      "--accept",
      "write today's contracts into contracts.lock.json, breaking changes included; runs the modules likewise",
    )
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
