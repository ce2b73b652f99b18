import { inputs } from "@ashlar/advisor/inputs";
import type { AdviseProjectOptions } from "../advise-project.js";
import type { AddCommand } from "../command.js";

export const addAdvise: AddCommand = (parent, run) => {
  const command = parent
    .command("advise")
    .summary("recommend an architecture that this organisation can operate")
    .description(
      "Recommends an architecture from what organisation.yaml says and what the repository shows: its history, and evidence of " +
        "what can be operated. Says why, what is missing, and what would flip the answer. Works in any git repository, and needs " +
        "no configuration.",
    )
    .argument("[folder]", "the folder of the repository", ".")
    .option("--ask", "ask for what is not known, and write organisation.yaml")
    .option("--html", "print a page with everything the answer rests on")
    .option("--record", "print an architecture decision record, in MADR form")
    .option("--date <date>", "the date of the record (default: today)")
    .option(
      "--casebook <file>",
      "hold the model against the decisions in a file, in place of judging a repository",
    );
  for (const { flag, label, domain } of inputs) {
    const values =
      domain.kind === "choice" ? domain.choices.map(({ value }) => value).join("|") : domain.unit;
    command.option(`${flag} <value>`, `${label.toLowerCase()}: ${values}`);
  }
  command
    .option(
      "--prerequisites-met <number>",
      "how many of the six prerequisites are met, if only that is known",
    )
    .action((folder: string, options: AdviseProjectOptions) =>
      run("advise", async (context) => {
        const { adviseProject } = await import("../advise-project.js");
        return adviseProject(folder, options, context);
      }),
    );
};
