import { existsSync } from "node:fs";
import type { Kysely } from "kysely";
import type { AnyView } from "../../module/index.js";
import type { ModuleLayout, ModuleStore } from "../../runtime/ports/module-store.js";
import type { StoreTransaction } from "../../runtime/ports/state-store.js";
import type { InspectedStore, Storage } from "../../runtime/ports/storage.js";
import { consumerStore } from "../sql/consumer-store.js";
import { layoutId, prepareLayout } from "../sql/layout.js";
import { bringToFrameworkVersion, migrate } from "../sql/migrations.js";
import { scheduleStore } from "../sql/schedules.js";
import { queryScope, type Scope } from "../sql/scope.js";
import type { FrameworkTables } from "../sql/tables.js";
import { viewReaders } from "../sql/view-reader.js";
import { databaseFile, openConnection } from "./connection.js";
import { isRace, toFailure } from "./failure.js";
import { sqliteFeed } from "./feed.js";
import { kyselyOver } from "./kysely.js";
import { load, requireLiveLayout, save, viewStatements } from "./state-store.js";
import { inAsyncTransaction, inTransaction } from "./transaction.js";
import { dropUnusedTables, sqliteRebuild } from "./view-rebuild.js";
import { WriteLock } from "./write-lock.js";

/**
 * The embedded storage: a folder with one SQLite file per module.
 *
 * Each file has a writing connection behind a lock and a reading one that never waits for it. SQLite's calls are
 * synchronous, so a whole group of commands is written without anything else running in between.
 */
export function openSqliteStorage(folder: string): Storage {
  return {
    open: (module) => openModule(databaseFile(folder, module.name), module),
    inspect: (module) => inspectModule(databaseFile(folder, module), module),
    close: async () => {},
  };
}

async function inspectModule(file: string, module: string): Promise<InspectedStore | undefined> {
  if (!existsSync(file)) return undefined;
  const connection = openConnection(file, { readOnly: false });
  const db = kyselyOver(connection, file) as Kysely<FrameworkTables>;
  const lock = new WriteLock();
  const transact = <T>(work: (tx: Kysely<FrameworkTables>) => Promise<T>) =>
    lock.run(() => inAsyncTransaction(connection, file, () => work(db)));
  const close = async () => connection.close();
  try {
    await transact((tx) => bringToFrameworkVersion(tx as Kysely<unknown>, "sqlite", module, Date.now()));
  } catch (error) {
    await close();
    throw error;
  }
  return { consumer: consumerStore(db, transact), feed: sqliteFeed(connection), close };
}

async function openModule(file: string, module: ModuleLayout): Promise<ModuleStore> {
  const writer = openConnection(file, { readOnly: false });
  const reader = openConnection(file, { readOnly: true });
  const lock = new WriteLock();
  const writing = kyselyOver(writer, file);
  const reading = kyselyOver(reader, file, queryScope);
  let changed: readonly AnyView[];
  try {
    changed = await lock.run(() =>
      inAsyncTransaction(writer, file, async () => {
        await migrate(writing, "sqlite", module, Date.now());
        return prepareLayout(writing, "sqlite", module, "0");
      }),
    );
  } catch (error) {
    writer.close();
    reader.close();
    throw error;
  }
  const views = viewStatements(module.views);
  const layout = layoutId(module.views);
  const transact = <T>(work: (tx: Kysely<FrameworkTables>) => Promise<T>) =>
    lock.run(() => inAsyncTransaction(writer, file, () => work(writing as Kysely<FrameworkTables>)));

  return {
    dialect: "sqlite",
    concurrency: 1,
    db: reading,
    views: viewReaders(reading, "sqlite", module.views),
    feed: sqliteFeed(reader),
    consumer: consumerStore(reading as Kysely<FrameworkTables>, transact),
    schedules: scheduleStore(transact),
    async load(request) {
      return reported(file, () => load(reader, views, request));
    },
    // A group that lost a race as a whole is loaded, decided and saved anew.
    save: (changes, nowMs) =>
      lock
        .run(() =>
          inTransaction(writer, file, () => {
            requireLiveLayout(writer, layout);
            return changes.map((change) => save(writer, views, change, nowMs));
          }),
        )
        .catch((error) => {
          if (isRace(error)) return changes.map(() => "stale" as const);
          throw error;
        }),
    transact: (_key, work, { recall } = {}) =>
      lock.run(() =>
        inAsyncTransaction(writer, file, () => {
          requireLiveLayout(writer, layout);
          const scope: Scope = { of: "handler", open: true };
          const db = kyselyOver(writer, file, scope);
          const [recalled] = load(writer, views, {
            entities: [],
            rows: [],
            outcomes: recall === undefined ? [] : [recall],
          }).outcomes;
          const transaction: StoreTransaction = {
            db,
            recalled,
            views: viewReaders(db, "sqlite", module.views),
            load: async (request) => load(writer, views, request),
            save: async (changes, nowMs) => changes.map((change) => save(writer, views, change, nowMs)),
          };
          return work(transaction).finally(() => {
            scope.open = false;
          });
        }),
      ),
    rebuild: async () =>
      reported(file, () => sqliteRebuild({ writer, db: writing, file, lock, views: module.views, changed })),
    async sweepViews() {
      await lock.run(() => inAsyncTransaction(writer, file, () => dropUnusedTables(writer, writing)));
      return 0;
    },
    async ping() {
      reported(file, () => requireLiveLayout(reader, layout));
    },
    tryWrite: (nowMs) =>
      lock.run(() => inTransaction(writer, file, () => void writer.prepare(writeHealth).run(nowMs))),
    async close() {
      await lock.run(() => writer.close());
      reader.close();
    },
  };
}

// By chance, since SQLite does not write what stays the same.
const writeHealth = "insert or replace into _health (id, at_ms, room) values (1, ?, randomblob(65536))";

function reported<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toFailure(error, file);
  }
}
