import {
  type Application,
  type Architecture,
  architecturePath,
  dataName,
  exitCode,
  openGateway,
  requireSupported,
  requireVerifiable,
  startApp,
} from "@ashlar/core";
import type { Logger } from "pino";
import type { Context } from "./command.js";
import { createLog } from "./log.js";
import { loadProject, type Project } from "./project.js";
import { type StopRequest, stopRequest } from "./stop-request.js";

/** The options of `start`. */
export interface StartOptions {
  readonly port?: number;
  readonly host?: string;
  readonly file?: string;
  readonly logRequests?: boolean;
}

/** How long work under way is waited for, once something was thrown that nobody caught. */
const graceAfterUncaughtMs = 2_000;

/** Runs the project in a folder and serves it, until it is asked to stop: also while it is still starting. */
export async function serveProject(folder: string, options: StartOptions, context: Context): Promise<number> {
  const stop = stopRequest();
  try {
    const loading = loadProject(folder, context.terminal, options.file);
    const project = await Promise.race([loading, stop.asked]);
    if (!project) return exitCode.fine;
    requireSupported(project.architecture, architecturePath(folder, options.file));
    requireVerifiable(project.modules, project.architecture.gateway);
    await serveLoaded(project, options, context, stop);
    return exitCode.fine;
  } finally {
    stop.forget();
  }
}

async function serveLoaded(
  { modules, architecture }: Project,
  { port, host, logRequests }: StartOptions,
  { terminal, tell, json, uncaught }: Context,
  stop: StopRequest,
): Promise<void> {
  const log = createLog();
  const isDevelopment = terminal.environment.NODE_ENV === "development";
  const settings = {
    ...architecture.gateway,
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(isDevelopment && { drainSeconds: 0 }),
  };
  let step = "opening the stores";
  const gateway = await openGateway(settings, logRequests ? { log } : { failures: log }, () => step);
  if (terminal.environment.NODE_ENV === "production") warnOfDefault(architecture, log);
  const thrown = uncaught((err) => log.fatal({ err }, "nobody caught this"));
  let app: Application | undefined;
  let grace = {};
  try {
    app = await Promise.race([
      startApp({
        modules,
        architecture,
        mode: isDevelopment ? "development" : "production",
        log,
        signal: stop.signal,
        onFloatingRejection: (err) => log.error({ err }, "a promise was rejected that nobody waits for"),
        onStep: (next) => {
          step = next;
        },
      }),
      thrown,
    ]);
    gateway.serve(app);
    const names = modules.map(({ contract }) => contract.name);
    log.info({ data: dataName(architecture.data), modules: names }, `listening on ${gateway.url}`);
    if (json) tell({ data: { url: gateway.url }, text: "" });
    await Promise.race([stop.asked, thrown]);
    log.info("stopping");
  } catch (error) {
    if (error === stop.signal.reason) return log.info("stopped before it had started");
    grace = { graceMs: graceAfterUncaughtMs, drain: false };
    throw error;
  } finally {
    await gateway.stop(grace);
    await app?.stop(grace);
  }
}

function warnOfDefault({ data }: Architecture, log: Logger): void {
  if (data.scheme !== "sqlite" || data.forWantOf === undefined) return;
  log.warn(
    {
      fix: `Set ${data.forWantOf}; or, if these files are meant, write \`data: sqlite:<folder>\` without a variable.`,
    },
    `${data.forWantOf} is not set: data is kept in the SQLite files of ${data.folder}`,
  );
}
