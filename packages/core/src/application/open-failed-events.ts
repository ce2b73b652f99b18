import type { Architecture } from "../architecture/index.js";
import type { Module } from "../module/index.js";
import { type FailedEvents, failedEventsOf } from "../runtime/feed/failed-events.js";
import { systemClock } from "../runtime/ports/clock.js";
import type { InspectedStore } from "../runtime/ports/storage.js";
import { openStorage } from "../stores/open-storage.js";
import { storeUnavailable } from "./store-unavailable.js";

/**
 * Opens the failed events of a project without running its modules; the application may be running meanwhile.
 *
 * @example
 * ```ts
 * const events = await openFailedEvents({ modules, architecture });
 * await events.retry({});
 * await events.close();
 * ```
 */
export async function openFailedEvents({
  modules,
  architecture,
}: {
  readonly modules: readonly Module[];
  readonly architecture: Architecture;
}): Promise<FailedEvents & { close(): Promise<void> }> {
  const storage = await openStorage(architecture.data);
  const opened = new Map<string, InspectedStore>();
  const close = async () => {
    for (const store of opened.values()) await store.close();
    await storage.close();
  };
  try {
    for (const { contract } of modules) {
      const store = await storage.inspect(contract.name);
      if (store) opened.set(contract.name, store);
    }
  } catch (error) {
    await close();
    throw storeUnavailable(error);
  }
  const { list, retry, discard } = failedEventsOf(opened, systemClock, () => {});
  return {
    list: (filter) => list(filter).catch(tell),
    retry: (selection) => retry(selection).catch(tell),
    discard: (selection) => discard(selection).catch(tell),
    close,
  };
}

function tell(error: unknown): never {
  throw storeUnavailable(error);
}
