import type { Application } from "../application/application.js";
import type { AppOptions } from "../application/start-app.js";
import type { Module } from "../module/index.js";
import { startApp } from "./start-app.js";

/** What is to run under every architecture. */
export interface EveryArchitecture {
  readonly modules: readonly Module[];
  /** Texts of architecture.yaml by a name for each; every architecture this release runs embedded when left out. */
  readonly architectures?: Readonly<Record<string, string>>;
  /** Further options of each application. */
  readonly options?: Partial<AppOptions>;
}

/** The architectures that need no server: each is a way the modules must be able to run. */
export const embeddedArchitectures: Readonly<Record<string, string>> = {
  "modular monolith on SQLite": "events: local\n",
};

/**
 * Runs one scenario under many architectures, one after the other, each on fresh data. Rejects with the first failure,
 * saying under which architecture it came.
 *
 * @example
 * ```ts
 * test("an order is confirmed once it is paid", () =>
 *   everyArchitecture({ modules }, async (app) => {
 *     await app.call(orders.place, order);
 *     await app.settled();
 *     expect(await app.call(orders.byId, { orderId: order.orderId })).toMatchObject({ status: "confirmed" });
 *   }));
 * ```
 */
export async function everyArchitecture(
  { modules, architectures = embeddedArchitectures, options = {} }: EveryArchitecture,
  scenario: (app: Application, architecture: string) => Promise<void>,
): Promise<void> {
  for (const [name, yaml] of Object.entries(architectures)) {
    const app = await startApp({ ...options, modules, yaml });
    try {
      await scenario(app, name);
    } catch (error) {
      throw new Error(`Under "${name}": ${error instanceof Error ? error.message : error}`, { cause: error });
    } finally {
      await app.stop();
    }
  }
}
