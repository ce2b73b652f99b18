import {
  architecturePath,
  exitCode,
  requireSupported,
  requireVerifiable,
  startApp,
  startGateway,
} from "@ashlar/core";
import type { Context } from "./command.js";
import { createLog } from "./log.js";
import { loadProject } from "./project.js";
import { stopRequest } from "./stop-request.js";

/** The options of `start`. */
export interface StartOptions {
  readonly port?: number;
  readonly host?: string;
  readonly file?: string;
  readonly logRequests?: boolean;
}

/** Runs the project in a folder and serves it, until it is asked to stop. */
export async function serveProject(
  folder: string,
  { port, host, file, logRequests }: StartOptions,
  { terminal, tell, json }: Context,
): Promise<number> {
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
}
