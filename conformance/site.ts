import type { Application, AppOptions, DataLocation, Module } from "@ashlar/core";
import { startApp } from "@ashlar/core/testing";
import { onTestFinished } from "vitest";

import { architectureOf } from "./architecture-of.ts";
import type { Layout } from "./layouts.ts";

/** Data of one test's own, on which applications are started: a first one, a second replica, one after a restart. */
export interface Site {
  readonly layout: Layout;
  readonly location: DataLocation;
  /** @param at where the data is, if there is another way to it */
  start(
    modules: readonly Module[],
    options?: Partial<AppOptions> & { readonly at?: DataLocation },
  ): Promise<Application>;
}

/** Makes a site for the test under way; everything started on it is stopped when the test has ended. */
export async function newSite(layout: Layout): Promise<Site> {
  const { location, remove } = await layout.freshData();
  const apps: Application[] = [];
  onTestFinished(async () => {
    await Promise.allSettled(apps.map((app) => app.stop({ graceMs: 2_000 })));
    await remove();
  });
  return {
    layout,
    location,
    async start(modules, { at = location, ...options } = {}) {
      const architecture = architectureOf(layout, at, modules);
      const app = await startApp({ modules, architecture, ...options });
      apps.push(app);
      return app;
    },
  };
}
