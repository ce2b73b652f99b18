import type { Module } from "@ashlar/core";
import { withStore } from "./feed-of.ts";
import { folded } from "./folded.ts";
import type { Site } from "./site.ts";

/** Begins to rebuild a module's views from its first events and leaves it at that, as a replica that was killed does. */
export async function halfRebuilt(site: Site, module: Module, events: number): Promise<void> {
  await withStore(site, module, async (store) => {
    const rebuild = (await store.rebuild())!;
    const first = await rebuild.next(events);
    const writes = rebuild.views.flatMap((view) =>
      [...folded(view, module.contract.name, first)].map(([key, value]) => ({
        address: { view: view.name, key },
        expected: 0,
        value,
      })),
    );
    await rebuild.save(writes, first.at(-1)!.position);
  });
}
