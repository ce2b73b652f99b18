import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CpuReading, databaseCpu } from "./cpu.ts";
import { createDatabase } from "./database.ts";
import { undoLater } from "./shutdown.ts";

/** Where a contestant keeps its data, if anywhere. */
export type StoreKind = "none" | "postgres" | "sqlite";

/** An empty store made for one measurement. */
export interface Store {
  /** `postgres://…`, `sqlite:/folder`, or empty when the bench stores nothing. */
  readonly data: string;
  /** CPU of the database server's processes for this store, when it has a server that can be watched. */
  cpu(): Promise<CpuReading | undefined>;
}

/** Next to the code, because the system's temporary folder may be in memory, where a sync costs nothing. */
const sqliteFolder = fileURLToPath(new URL("../.ashlar/", import.meta.url));

/** Makes an empty store for as long as `use` takes and removes it afterwards, also after an interruption. */
export async function withStore<Result>(
  kind: StoreKind,
  use: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (kind === "none") return use({ data: "", cpu: async () => undefined });
  const { store, remove } = kind === "postgres" ? await postgresStore() : await sqliteStore();
  const undo = undoLater(remove);
  try {
    return await use(store);
  } finally {
    await undo();
  }
}

async function postgresStore() {
  const { name, url, drop } = await createDatabase();
  return { store: { data: url, cpu: () => databaseCpu(name) }, remove: drop };
}

async function sqliteStore() {
  await mkdir(sqliteFolder, { recursive: true });
  const folder = await mkdtemp(join(sqliteFolder, "bench-"));
  return {
    store: { data: `sqlite:${folder}`, cpu: async () => undefined },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
