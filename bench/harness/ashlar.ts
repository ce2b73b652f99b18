import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Application, type Module, parseArchitecture, startApp } from "@ashlar/core";
import { pino } from "pino";

/**
 * Starts modules as they would run in production, without logs.
 *
 * @param data `postgres://…`, `sqlite:…`, or empty for a throw-away SQLite folder
 */
export async function startProduction(modules: readonly Module[], data: string): Promise<Application> {
  const location = data || `sqlite:${await mkdtemp(join(tmpdir(), "ashlar-bench-"))}`;
  const architecture = parseArchitecture(`data: "${location}"\n`, {
    file: "architecture.yaml",
    environment: {},
    modules: modules.map(({ contract }) => ({ name: contract.name, plainHandlers: false })),
  });
  return startApp({ modules, architecture, mode: "production", log: pino({ level: "silent" }) });
}
