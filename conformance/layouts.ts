import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataLocation, EventTransport, StateKind } from "@ashlar/core";
import { freshDatabase, postgresMissing } from "./servers/index.ts";

/** Data of one test's own. */
export interface Data {
  /** As `data` of architecture.yaml names it. */
  readonly location: DataLocation;
  remove(): Promise<void>;
}

/** One way to run modules: a row of the table over which every scenario runs. */
export interface Layout {
  readonly name: string;
  readonly state: StateKind;
  readonly store: "sqlite" | "postgres";
  readonly units: "one";
  readonly events: EventTransport;
  /** Why it cannot be run here, and what to do about it. */
  readonly missing: string | undefined;
  freshData(): Promise<Data>;
}

/** Every way to run modules that this release knows. */
export const layouts: readonly Layout[] = [
  {
    name: "rows in SQLite",
    state: "rows",
    store: "sqlite",
    units: "one",
    events: "local",
    missing: undefined,
    freshData: freshFolder,
  },
  {
    name: "rows in PostgreSQL",
    state: "rows",
    store: "postgres",
    units: "one",
    events: "local",
    missing: postgresMissing,
    freshData: async () => {
      const { url, drop } = await freshDatabase();
      return { location: { scheme: "postgres", url }, remove: drop };
    },
  },
];

async function freshFolder(): Promise<Data> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-conformance-"));
  return {
    location: { scheme: "sqlite", folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
