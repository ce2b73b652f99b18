import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { AshlarError, architecturePath, exitCode } from "@ashlar/core";
import { gatherChanges } from "../changes.js";
import { runChild } from "../child.js";
import type { AddCommand } from "../command.js";
import { stopRequest } from "../stop-request.js";
import { supervise } from "../supervise.js";
import { watchProject } from "../watch-project.js";
import { parsePort, type StartOptions } from "./start.js";

/** The options that `dev` passes on to each `start`. */
interface DevOptions extends StartOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

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
      run("dev", async ({ terminal }) => {
        await requireModules(folder);
        const stop = stopRequest();
        const changes = gatherChanges();
        const unwatch = watchProject(folder, architecturePath(folder, options.file), (path) =>
          changes.note(relative(folder, path)),
        );
        const args = ["start", folder, "--log-requests", ...startArguments(options)];
        const environment = { ...terminal.environment, NODE_ENV: "development" };
        const say = (sentence: string) => terminal.err(`${sentence}\n`);
        await supervise({ start: () => runChild(args, environment), changes, asked: stop.asked, say });
        unwatch();
        stop.forget();
        return exitCode.fine;
      }),
    );
};

function startArguments({ port, host, file, json, verbose }: DevOptions): string[] {
  const valued = Object.entries({ port, host, file }).filter(([, value]) => value !== undefined);
  const flags = Object.entries({ json, verbose }).filter(([, isGiven]) => isGiven);
  return [
    ...valued.flatMap(([name, value]) => [`--${name}`, `${value}`]),
    ...flags.map(([name]) => `--${name}`),
  ];
}

async function requireModules(folder: string): Promise<void> {
  const found = await stat(join(folder, "modules")).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new AshlarError("ASH_MODULES_NOT_FOUND", { message: `${resolve(folder)} has no folder modules.` });
}
