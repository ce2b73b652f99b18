import { basename, resolve } from "node:path";
import { AshlarError, exitCode } from "@ashlar/core/errors";
import { printable } from "@ashlar/survey/printing";
import type { AddCommand } from "../command.js";
import { scaffold } from "../scaffold.js";
import type { Terminal } from "../terminal.js";
import { version } from "../version.js";

const defaultName = "ashlar-app";
const nameForm = "small letters, digits and hyphens, starting with a letter, at most 60";

export const addNew: AddCommand = (parent, run) => {
  parent
    .command("new")
    .summary("create a project")
    .description("Creates a working project: one module with its tests, ready to run.")
    .argument("[name]", "the project's name, or the path of its folder")
    .option("--yes", `ask nothing; a project without a name is called ${defaultName}`)
    .action((name: string | undefined, { yes }: { yes?: boolean }) =>
      run("new", async ({ terminal, tell }) => {
        const chosen = name ?? (yes ? defaultName : await askName(terminal));
        if (chosen === undefined) return exitCode.interrupted;
        const folder = resolve(chosen);
        const complaint = complaintAbout(basename(folder));
        if (complaint)
          throw new AshlarError("ASH_USAGE", { message: complaint, fix: "Choose another name." });
        const files = await scaffold(folder, { name: basename(folder), version: version() });
        const next = `  cd ${printable(chosen)}\n  npm install\n  npm run dev\n`;
        tell({
          data: { folder, files },
          text: `Created ${basename(folder)} in ${printable(folder)}. Now:\n\n${next}`,
        });
        return exitCode.fine;
      }),
    );
};

async function askName(terminal: Terminal): Promise<string | undefined> {
  if (!terminal.interactive) {
    throw new AshlarError("ASH_USAGE", {
      message: "The project has no name, and there is nobody to ask.",
      fix: "Write `ashlar new <name>`, or add --yes.",
    });
  }
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({
    message: "What is the project called?",
    placeholder: defaultName,
    defaultValue: defaultName,
    validate: (value) => (value ? complaintAbout(basename(resolve(value))) : undefined),
    output: process.stderr,
  });
  return isCancel(answer) ? undefined : answer;
}

function complaintAbout(name: string): string | undefined {
  return /^[a-z][a-z0-9-]{0,59}$/.test(name) ? undefined : `"${name}" cannot name a project: ${nameForm}.`;
}
