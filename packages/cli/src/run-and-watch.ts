import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { AshlarError, architecturePath, exitCode } from "@ashlar/core";
import { printable } from "@ashlar/survey/printing";
import { gatherChanges } from "./changes.js";
import { runChild } from "./child.js";
import type { Context } from "./command.js";
import { envFile } from "./env-file.js";
import type { StartOptions } from "./serve-project.js";
import { stopRequest } from "./stop-request.js";
import { supervise } from "./supervise.js";
import { watchProject } from "./watch-project.js";

/** The options of `dev`: those that it passes on to each `start`. */
export interface DevOptions extends StartOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Runs the project in a folder in development mode, and again after every change, until it is asked to stop. */
export async function runAndWatch(
  folder: string,
  options: DevOptions,
  { terminal }: Context,
): Promise<number> {
  await requireModules(folder);
  const stop = stopRequest();
  const changes = gatherChanges();
  const unwatch = watchProject(folder, architecturePath(folder, options.file), (path) =>
    changes.note(printable(relative(folder, path))),
  );
  const args = ["start", folder, "--log-requests", ...startArguments(options)];
  // Read before each start, since it may have changed. What is set already holds.
  const environment = () => ({ ...envFile(folder), ...terminal.environment, NODE_ENV: "development" });
  const say = (sentence: string) => terminal.err(`${sentence}\n`);
  await supervise({ start: () => runChild(args, environment()), changes, asked: stop.asked, say });
  unwatch();
  stop.forget();
  return exitCode.fine;
}

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
