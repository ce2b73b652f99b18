import type { Module } from "@ashlar/core";
import type { StoredEvent } from "../packages/core/src/runtime/ports/feed.ts";
import type { ModuleStore } from "../packages/core/src/runtime/ports/module-store.ts";
import { openStorage } from "../packages/core/src/stores/open-storage.ts";
import type { Site } from "./site.ts";

/** All events of a module, in its feed's order. */
export function feedOf(site: Pick<Site, "location">, module: Module): Promise<StoredEvent[]> {
  return withStore(site, module, async ({ feed }) => {
    const events: StoredEvent[] = [];
    for (let after = feed.start; ; after = events.at(-1)!.position) {
      const page = await feed.read(after, 1_000);
      events.push(...page);
      if (page.length < 1_000) return events;
    }
  });
}

/** Does some work on a module's store, beside the application. */
export async function withStore<T>(
  { location }: Pick<Site, "location">,
  module: Module,
  work: (store: ModuleStore) => Promise<T>,
): Promise<T> {
  const { store, close } = await openStore({ location }, module);
  try {
    return await work(store);
  } finally {
    await close();
  }
}

/** Opens a module's store. */
export async function openStore(
  { location }: Pick<Site, "location">,
  { contract, views, database, entities, commands }: Module,
): Promise<{ store: ModuleStore; close(): Promise<void> }> {
  const storage = await openStorage(location);
  const oneWriterPerKey = entities.length === 1 && Object.keys(commands).length === 0;
  const store = await storage.open({ name: contract.name, views, database, oneWriterPerKey });
  const close = async () => {
    await store.close();
    await storage.close();
  };
  return { store, close };
}
