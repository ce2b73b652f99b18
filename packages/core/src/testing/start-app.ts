import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Application } from "../application/application.js";
import { type AppOptions, startApp as start } from "../application/start-app.js";
import { type Architecture, parseArchitecture } from "../architecture/index.js";
import type { Module } from "../module/index.js";

/** An application for a test: everything but its modules has a default. */
export type TestAppOptions = Partial<AppOptions> & {
  readonly modules: readonly Module[];
  /** The text of an architecture.yaml; embedded SQLite in a temporary folder when left out. */
  readonly yaml?: string;
};

/**
 * Starts an application for a scenario test: silent, in development mode, on a database of its own that goes away when
 * it stops. It differs from `startApp` of `@ashlar/core` in these defaults only, and in taking the text of an
 * architecture.yaml; what runs is the same.
 *
 * @example
 * ```ts
 * const app = await startApp({ modules: [orders], clock: manualClock() });
 * await app.call(ordersContract.place, { orderId: "o-1" });
 * await app.settled();
 * await app.stop();
 * ```
 */
export async function startApp(options: TestAppOptions): Promise<Application> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-test-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const app = await start({
      mode: "development",
      log: pino({ level: "silent" }),
      ...options,
      architecture: options.architecture ?? architectureOf(options.yaml ?? "", options.modules, folder),
    });
    return { ...app, stop: (stopOptions) => app.stop(stopOptions).finally(removeFolder) };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** The architecture that a text describes, with embedded data in a folder of the test's own. */
export function architectureOf(yaml: string, modules: readonly Module[], folder: string): Architecture {
  return parseArchitecture(yaml, {
    file: join(folder, "architecture.yaml"),
    environment: {},
    modules: modules.map(({ contract, commands }) => ({
      name: contract.name,
      plainHandlers: Object.keys(commands).length > 0,
    })),
  });
}
