import type { Socket } from "node:net";
import type { Client, Pool, PoolClient } from "pg";
import type { Driver } from "./pool.js";

/** Watches the connections of pools for answers that do not come any more. */
export interface LinkWatch {
  watch(pool: Pool): void;
  stop(): void;
}

const lookEveryMs = 1_000;
const silentMs = 2_000;
const askMs = 2_000;

/**
 * Cuts connections that have gone silent, as behind a firewall that forgets or after a failover: nothing says so, and
 * whoever asked would wait for its time-out. A statement that takes long looks the same from here, so the server is asked on
 * a connection of its own whether it is still at work.
 */
export function watchLinks(pg: Driver, connectionString: string): LinkWatch {
  const links = new Map<PoolClient, Link>();
  let asking = false;

  const look = async () => {
    const nowMs = performance.now();
    for (const link of links.values()) link.look(nowMs);
    const silent = [...links.values()].filter((link) => link.isSuspect(nowMs));
    if (silent.length === 0 || asking) return;
    asking = true;
    try {
      await settle(pg, connectionString, silent);
    } catch {
      // Who cannot be asked may answer later, or be given up by the time-outs.
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs).unref();

  return {
    watch(pool) {
      pool.on("connect", (client) => links.set(client, new Link(client as unknown as DriverClient)));
      pool.on("remove", (client) => links.delete(client));
    },
    stop: () => clearInterval(timer),
  };
}

/** What the driver knows of a connection. */
interface DriverClient {
  readonly processID: number | null;
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

/** One connection, as it was last looked at. */
class Link {
  readonly #client: DriverClient;
  #bytesRead = -1;
  #heardMs = 0;
  #askAtMs = 0;

  constructor(client: DriverClient) {
    this.#client = client;
  }

  get pid(): number | null {
    return this.#client.processID;
  }

  look(nowMs: number): void {
    const { bytesRead, writableLength } = this.#client.connection.stream;
    // What is still being sent cannot be answered yet.
    const isSilent = bytesRead === this.#bytesRead && writableLength === 0;
    if (isSilent && !this.#client.readyForQuery) return;
    this.#bytesRead = bytesRead;
    this.#heardMs = nowMs;
    this.#askAtMs = nowMs + silentMs;
  }

  isSuspect(nowMs: number): boolean {
    return !this.#client.readyForQuery && nowMs >= this.#askAtMs;
  }

  /** The server is still at it; to be asked again when it has taken twice as long. */
  excuse(nowMs: number): void {
    this.#askAtMs = nowMs + (nowMs - this.#heardMs);
  }

  /** Cuts it, unless it has been heard of since: this process may have been too busy to read the answer. */
  cut(): boolean {
    const { stream } = this.#client.connection;
    const silent = stream.bytesRead === this.#bytesRead && !this.#client.readyForQuery;
    if (silent) stream.destroy();
    return silent;
  }
}

/** Asks the server what it makes of these links, and cuts those at whose statements it is not at work. */
async function settle(pg: Driver, connectionString: string, silent: readonly Link[]): Promise<void> {
  const client: Client = new pg.Client({
    connectionString,
    application_name: "ashlar",
    connectionTimeoutMillis: askMs,
    query_timeout: askMs,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; state: string | null }>(activity, [
      silent.map(({ pid }) => pid),
    ]);
    const atWork = new Set(rows.filter(({ state }) => !/^idle/.test(state ?? "")).map(({ pid }) => pid));
    const lost: number[] = [];
    for (const link of silent) {
      if (atWork.has(link.pid ?? 0)) link.excuse(performance.now());
      else if (link.cut() && link.pid !== null) lost.push(link.pid);
    }
    // Otherwise a transaction that nobody ends would keep its locks for a while.
    if (lost.length > 0) await client.query(`select pg_terminate_backend(pid) from (${activity}) x`, [lost]);
  } finally {
    const given = setTimeout(() => (client as unknown as DriverClient).connection.stream.destroy(), askMs);
    await client.end().catch(() => {});
    clearTimeout(given);
  }
}

const activity = `select pid, state from pg_stat_activity
  where pid = any($1::int[]) and datname = current_database()`;
