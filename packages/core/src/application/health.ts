import { errorText } from "../runtime/error-text.js";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { ModuleHealth } from "./application.js";

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
