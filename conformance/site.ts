import type { Application, AppOptions, Module } from "@ashlar/core";
import { startApp } from "@ashlar/core/testing";
import { onTestFinished } from "vitest";
import type { DataLocation } from "../packages/core/src/architecture/architecture.ts";
import type { Layout } from "./layouts.ts";

/** Data of one test's own, on which applications are started: a first one, a second replica, one after a restart. */
export interface Site {
  readonly layout: Layout;
  readonly location: DataLocation;
  start(modules: readonly Module[], options?: Partial<AppOptions>): Promise<Application>;
}

/** Makes a site for the test under way; everything started on it is stopped when the test has ended. */
export async function newSite(layout: Layout): Promise<Site> {
  const data = await layout.freshData();
  const apps: Application[] = [];
  onTestFinished(async () => {
    await Promise.allSettled(apps.map((app) => app.stop({ graceMs: 2_000 })));
    await data.remove();
  });
  return {
    layout,
    location: data.location,
    async start(modules, options = {}) {
      const app = await startApp({
        modules,
        yaml: architectureText(layout, data.location, modules),
        ...options,
      });
      apps.push(app);
      return app;
    },
  };
}

// JSON is YAML.
function architectureText(
  { state, events }: Layout,
  location: DataLocation,
  modules: readonly Module[],
): string {
  return JSON.stringify({
    data: location.scheme === "sqlite" ? `sqlite:${location.folder}` : location.url,
    events,
    modules: Object.fromEntries(
      modules.map(({ contract, entities }) => [contract.name, entities.length > 0 ? { state } : {}]),
    ),
  });
}
