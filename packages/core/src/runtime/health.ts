import type { ModuleHealth } from "./application.js";
import { errorText } from "./error-text.js";
import type { ModuleRunner } from "./module-runner.js";

/** Whether a module can take work now. */
export async function healthOf({ module, store }: ModuleRunner, stopping: boolean): Promise<ModuleHealth> {
  const name = module.contract.name;
  if (stopping) return { module: name, ready: false, reason: "the application is stopping" };
  try {
    await store.ping();
    return { module: name, ready: true };
  } catch (error) {
    return { module: name, ready: false, reason: errorText(error) };
  }
}
