import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Application,
  discoverModules,
  type Environment,
  type GatewaySettings,
  loadArchitecture,
  startApp,
  startGateway,
} from "@ashlar/core";

/** The shop, running and served over HTTP. */
export interface Shop {
  readonly app: Application;
  readonly url: string;
  /** Answers the requests it has, finishes what it accepted, then stops. */
  stop(): Promise<void>;
}

/** Starts the shop as its architecture.yaml says; `gateway` overrides what that says of the gateway. */
export async function startShop(
  gateway: Partial<GatewaySettings> = {},
  environment: Environment = process.env,
): Promise<Shop> {
  const folder = dirname(fileURLToPath(import.meta.url));
  const modules = await discoverModules(folder);
  const architecture = await loadArchitecture(folder, { modules, environment });
  const app = await startApp({ modules, architecture });
  const served = await startGateway(app, gateway).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  return {
    app,
    url: served.url,
    async stop() {
      await served.stop();
      await app.stop();
    },
  };
}
