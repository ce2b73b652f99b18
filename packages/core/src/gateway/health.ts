import type { Application, ModuleHealth } from "../application/application.js";
import type { Clock } from "../runtime/ports/clock.js";
import { untraced } from "../telemetry/active-trace.js";
import { isNear } from "./near.js";
import type { Page, PageAnswer } from "./page.js";
import { Problem } from "./problem.js";

const patienceMs = 3_000;

/** Whether the process runs: for a supervisor that restarts it. */
export function livePage(): PageAnswer {
  return json({ status: "live" });
}

/**
 * Whether the modules can take work: for a load balancer. Not once the gateway is stopping, so that no new requests
 * are sent to it. Why a module is not ready is told to those nearby only: it may name addresses and databases.
 */
export function readyPage(app: Pick<Application, "health">, clock: Clock, stopping: () => boolean): Page {
  let asking: Promise<readonly ModuleHealth[]> | undefined;
  return async (request) => {
    if (stopping()) throw notReady([], "The server is stopping.");
    // Asked once for all who ask at the same time: it costs the stores something, and anybody may ask.
    asking ??= ask(app, clock).finally(() => {
      asking = undefined;
    });
    const found = await asking;
    const modules = isNear(request) ? found : found.map(({ module, ready }) => ({ module, ready }));
    if (modules.some(({ ready }) => !ready)) throw notReady(modules);
    return json({ status: "ready", modules });
  };
}

function ask(app: Pick<Application, "health">, clock: Clock): Promise<readonly ModuleHealth[]> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patienceMs, () => reject(notReady([], "The stores do not answer.")));
    untraced(() => app.health())
      .then(resolve, (cause: unknown) => reject(new Problem("ASH_NOT_READY", { cause })))
      .finally(cancel);
  });
}

function notReady(modules: readonly ModuleHealth[], detail?: string): Problem {
  return new Problem("ASH_NOT_READY", { ...(detail && { detail }), members: { modules } });
}

function json(value: unknown): PageAnswer {
  return { type: "application/json", body: JSON.stringify(value) };
}
