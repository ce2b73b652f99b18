import { InvalidArgumentError } from "commander";
import type { AddCommand } from "../command.js";
import type { StartOptions } from "../serve-project.js";

export const addStart: AddCommand = (parent, run) => {
  parent
    .command("start")
    .summary("run a project")
    .description("Runs a project's modules and serves them over HTTP until it is told to stop.")
    .argument("[folder]", "the project's folder", ".")
    .option("--port <port>", "listen on this port; 0 for any free one", parsePort)
    .option("--host <host>", "listen on this address")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .option("--log-requests", "log one line for each request, not only those that fail inside")
    .action((folder: string, options: StartOptions) =>
      run("start", async (context) => {
        const { serveProject } = await import("../serve-project.js");
        return serveProject(folder, options, context);
      }),
    );
};

/** Parses `--port`. */
export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
