import type { AddCommand } from "../command.js";
import type { DevOptions } from "../run-and-watch.js";
import { parsePort } from "./start.js";

export const addDev: AddCommand = (parent, run) => {
  parent
    .command("dev")
    .summary("run a project, and again after every change")
    .description(
      "Runs a project like `start`, in development mode, and starts it again after every change to its modules or its " +
        "architecture file. One that does not load waits for the next change.",
    )
    .argument("[folder]", "the project's folder", ".")
    .option("--port <port>", "listen on this port; 0 for any free one", parsePort)
    .option("--host <host>", "listen on this address")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .action((folder: string, options: DevOptions) =>
      run("dev", async (context) => {
        const { runAndWatch } = await import("../run-and-watch.js");
        return runAndWatch(folder, options, context);
      }),
    );
};
