import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { AshlarError } from "../../errors/index.js";
import type { AnyView } from "../../module/index.js";
import type { ConsumerStore } from "../../runtime/ports/consumer-store.js";
import type { ModuleLayout, ModuleStore } from "../../runtime/ports/module-store.js";
import type { ChangeSet, RecordedOutcome, StoreTransaction } from "../../runtime/ports/state-store.js";
import type { Storage } from "../../runtime/ports/storage.js";
import { consumerStore } from "../sql/consumer-store.js";
import { layoutId, prepareLayout } from "../sql/layout.js";
import { bringToFrameworkVersion, migrate } from "../sql/migrations.js";
import { scheduleStore } from "../sql/schedules.js";
import { superseded } from "../sql/superseded.js";
import type { FrameworkTables } from "../sql/tables.js";
import { viewReaders } from "../sql/view-reader.js";
import { toConnectFailure } from "./connect-failure.js";
import { failReading, failWriting, isDeadlock, isRace } from "./failure.js";
import { feedStart, postgresFeed, requireOwnServersEvents } from "./feed.js";
import { handlerTransaction } from "./handler-transaction.js";
import { kyselyOverClient, kyselyOverPool } from "./kysely.js";
import { watchLinks } from "./link-watch.js";
import { loader } from "./load.js";
import { loadDriver, openPool } from "./pool.js";
import { saver } from "./save.js";
import { ensureSchema, type ModuleSchema, moduleSchema, requireOwnRole } from "./schema.js";
import { inTransaction } from "./transaction.js";
import { postgresRebuild } from "./view-rebuild.js";
import { sweepViews } from "./view-sweep.js";

/** PostgreSQL: one schema and one role per module. */
export async function openPostgresStorage(url: string): Promise<Storage> {
  const pg = await loadDriver();
  const links = watchLinks(pg, url);
  const setup = openPool(pg, { url, max: 2, links });
  let database: string;
  let settings: Readonly<Record<string, string>>;
  try {
    const { rows } = await setup.query(`
      select current_database() as name, pg_encoding_to_char(encoding) as encoding,
        current_setting('server_version_num')::int as version
      from pg_database where datname = current_database()`);
    if (rows[0].encoding !== "UTF8") {
      throw new AshlarError("ASH_DATABASE_ENCODING", {
        message: `The database "${rows[0].name}" is encoded in ${rows[0].encoding}.`,
      });
    }
    database = rows[0].name;
    settings = rows[0].version >= 140_000 ? { idle_session_timeout: "60s" } : {};
  } catch (error) {
    links.stop();
    await setup.end();
    throw toConnectFailure(error, url);
  }
  return {
    async open(module) {
      const names = moduleSchema(module.name, database);
      const shared = { url, links, settings, ...names };
      try {
        await ensureSchema(setup, names);
        const migrators = openPool(pg, { ...shared, max: 1, patient: true });
        const changed = await retried(() => prepare(migrators, module, names)).finally(() => migrators.end());
        const pools: Pools = {
          committers: openPool(pg, { ...shared, max: 2, settings: { ...settings, ...lookUpsByIndex } }),
          writers: openPool(pg, { ...shared, max: 6 }),
          readers: openPool(pg, { ...shared, max: 4, readOnly: true }),
          feeders: openPool(pg, { ...shared, max: 2, readOnly: true }),
        };
        return openModule(pools, module, names, changed);
      } catch (error) {
        throw toConnectFailure(error, url);
      }
    },
    async inspect(module) {
      const names = moduleSchema(module, database);
      const { rowCount } = await setup
        .query("select 1 from pg_namespace where nspname = $1", [names.schema])
        .catch((error) => {
          throw toConnectFailure(error, url);
        });
      if (rowCount === 0) return undefined;
      const pool = openPool(pg, { url, links, max: 1, ...names });
      try {
        await inTransaction(pool, async (client) => {
          await client.query("select pg_advisory_xact_lock(hashtext($1))", [`ashlar migrate ${module}`]);
          await bringToFrameworkVersion(kyselyOverClient(client), "postgres", module, Date.now());
        });
      } catch (error) {
        await pool.end();
        throw toConnectFailure(error, url);
      }
      return { consumer: consumerOver(pool), feed: postgresFeed(pool), close: () => pool.end() };
    },
    async close() {
      links.stop();
      await setup.end();
    },
  };
}

/** The consumer store over a pool. */
function consumerOver(pool: Pool): ConsumerStore {
  return consumerStore(kyselyOverPool(pool) as Kysely<FrameworkTables>, transacted(pool));
}

/** The framework's own transactions over a pool; what loses a race is done again. */
function transacted(pool: Pool) {
  return <T>(work: (tx: Kysely<FrameworkTables>) => Promise<T>): Promise<T> =>
    retried(() => inTransaction(pool, (client) => work(kyselyOverClient(client) as Kysely<FrameworkTables>)));
}

/** A module's connections, by what they are for: none can starve another. */
interface Pools {
  /** Group commits. */
  readonly committers: Pool;
  /** Plain handlers and, with more connections than handlers run at once, checkpoints. */
  readonly writers: Pool;
  /** Queries and views. */
  readonly readers: Pool;
  /** The feed. */
  readonly feeders: Pool;
}

// A group commit looks rows up by their keys. Planned while its tables are still small, it would scan them for ever.
const lookUpsByIndex = {
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  plan_cache_mode: "force_generic_plan",
};

async function closePools(pools: Pools): Promise<void> {
  await Promise.all(Object.values<Pool>({ ...pools }).map((pool) => pool.end()));
}

/** Brings the module's tables up to date, one replica at a time. */
function prepare(migrators: Pool, module: ModuleLayout, names: ModuleSchema): Promise<readonly AnyView[]> {
  return inTransaction(migrators, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext($1))", [`ashlar migrate ${module.name}`]);
    await requireOwnRole(client, names);
    const db = kyselyOverClient(client);
    await migrate(db, "postgres", module, Date.now());
    await requireOwnServersEvents(client, module.name);
    return prepareLayout(db, "postgres", module, feedStart);
  });
}

function openModule(
  pools: Pools,
  module: ModuleLayout,
  names: ModuleSchema,
  changed: readonly AnyView[],
): ModuleStore {
  const { committers, writers, readers, feeders } = pools;
  const load = loader(module.views);
  const save = saver(module.views, module.oneWriterPerKey);
  const reading = kyselyOverPool(readers);

  return {
    dialect: "postgres",
    concurrency: module.views.some((view) => view.key || !module.oneWriterPerKey) ? 1 : 2,
    db: reading,
    views: viewReaders(reading, "postgres", module.views),
    feed: postgresFeed(feeders),
    consumer: consumerOver(writers),
    schedules: scheduleStore(transacted(writers)),
    load: (request) => load(committers, request).catch(failReading),
    // A group that lost a race as a whole is loaded, decided and saved anew.
    save: (changes, nowMs) =>
      save(committers, changes, nowMs).catch(staleIfRaced(changes)).catch(failWriting),
    transact(key, work, { recall, again = false } = {}) {
      let recalled: RecordedOutcome | undefined;
      const locks = [...(again ? [`${module.name} overtaken`] : []), `${module.name} ${key}`];
      return handlerTransaction(writers, names, locks, {
        async before(client) {
          if (recall === undefined) return;
          const request = { entities: [], rows: [], outcomes: [recall] };
          recalled = (await load(client, request).catch(failReading)).outcomes[0];
        },
        run(client, scope) {
          const db = kyselyOverClient(client, scope);
          const transaction: StoreTransaction = {
            db,
            recalled,
            views: viewReaders(db, "postgres", module.views),
            load: (request) => load(client, request),
            save: (changes, nowMs) => save(client, changes, nowMs).catch(staleIfRaced(changes)),
          };
          return work(transaction);
        },
      });
    },
    rebuild: () => postgresRebuild(writers, load, module.views, changed),
    sweepViews: (limit) => sweepViews(writers, module.views, limit).catch(failWriting),
    async ping() {
      const { rowCount } = await writers.query(isLive, [layoutId(module.views)]).catch(failReading);
      if (rowCount === 0) throw superseded();
    },
    async tryWrite(nowMs) {
      await writers.query(writeHealth, [nowMs]).catch(failWriting);
    },
    close: () => closePools(pools),
  };
}

const writeHealth =
  "insert into _health (id, at_ms) values (1, $1) on conflict (id) do update set at_ms = excluded.at_ms";

const isLive = "select 1 from _layout where id = $1 and live = 1";

const attempts = 5;

/** Does the work again when another replica was faster. */
async function retried<T>(work: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDeadlock(error) && attempt < attempts) return retried(work, attempt + 1);
    throw error;
  }
}

/** A group that lost a race as a whole is stale as a whole. */
function staleIfRaced(changes: readonly ChangeSet[]): (error: unknown) => "stale"[] {
  return (error) => {
    if (isRace(error)) return changes.map(() => "stale");
    throw error;
  };
}
