import {
  architecturePath,
  exitCode,
  requireSupported,
  requireVerifiable,
  startApp,
  startGateway,
} from "@ashlar/core";
import { InvalidArgumentError } from "commander";
import type { AddCommand } from "../command.js";
import { createLog } from "../log.js";
import { loadProject } from "../project.js";
import { stopRequest } from "../stop-request.js";

/** The options of `start`. */
export interface StartOptions {
  readonly port?: number;
  readonly host?: string;
  readonly file?: string;
  readonly logRequests?: boolean;
}

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
    .action((folder: string, { port, host, file, logRequests }: StartOptions) =>
      run("start", async ({ terminal, tell, json }) => {
        const stop = stopRequest();
        const log = createLog();
        const tellUncaught = (err: unknown) => log.fatal({ err }, "nobody caught this");
        const { modules, architecture } = await loadProject(folder, terminal, file);
        requireSupported(architecture, architecturePath(folder, file));
        requireVerifiable(modules, architecture.gateway);
        const mode = terminal.environment.NODE_ENV === "development" ? "development" : "production";
        const app = await startApp({ modules, architecture, mode, log });
        try {
          const settings = {
            ...(port === undefined ? {} : { port }),
            ...(host === undefined ? {} : { host }),
          };
          const gateway = await startGateway(app, settings, logRequests ? { log } : { failures: log });
          try {
            log.info(`listening on ${gateway.url}`);
            process.on("uncaughtException", tellUncaught);
            if (json) tell({ data: { url: gateway.url }, text: "" });
            await stop.asked;
            log.info("stopping");
          } finally {
            await gateway.stop();
          }
        } finally {
          await app.stop();
          stop.forget();
          process.off("uncaughtException", tellUncaught);
        }
        return exitCode.fine;
      }),
    );
};

/** Parses `--port`. */
export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
