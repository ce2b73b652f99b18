import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { unprivilegedUser } from "./unprivileged-user.ts";

/** A PostgreSQL server of our own. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it without any farewell, as a power cut would, and starts it again on its data: it recovers from its log. */
  crash(): Promise<void>;
  /** Stops it and removes its data. Happens by itself when this process ends, however it ends. */
  stop(): Promise<void>;
}

// The shell waits until nobody holds the other end of its standard input any more, be it by a crash of ours. The server
// is then another process than at first if it has crashed meanwhile.
const untilAbandoned = `"$@" & cat > /dev/null
  server=$(head -n 1 "$FOLDER/data/postmaster.pid"); kill -QUIT $server
  while kill -0 $server; do wait $server || sleep 0.05; done; rm -rf "$FOLDER"`;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "300",
  shared_buffers: "64MB",
  fsync: "on",
  synchronous_commit: "on",
  log_min_messages: "fatal",
};

/** Starts a server on a free port and a temporary folder, durable as in production. */
export async function startPostgresServer(binaries: string): Promise<PostgresServer> {
  const user = unprivilegedUser();
  const folder = await mkdtemp(join(tmpdir(), "ashlar-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(join(binaries, "initdb"), options, { ...user, cwd: folder });
  const port = await freePort();
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const keeper = spawn(
    "/bin/sh",
    ["-c", untilAbandoned, "sh", join(binaries, "postgres"), "-D", data, ...flags],
    {
      ...user,
      cwd: folder,
      env: { ...process.env, FOLDER: folder },
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    },
  );
  keeper.unref();
  (keeper.stdin as unknown as { unref(): void }).unref();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilAnswering(url);
  const crash = async () => {
    const restart = ["restart", "-m", "immediate", "-w", "-D", data, "-l", join(folder, "restarts.log")];
    await promisify(execFile)(join(binaries, "pg_ctl"), restart, { ...user, cwd: folder });
    await untilAnswering(url);
  };
  return { url, crash, stop: () => stop(keeper) };
}

async function stop(keeper: ChildProcess): Promise<void> {
  keeper.ref();
  const ended = once(keeper, "exit");
  keeper.stdin?.end();
  await ended;
}

async function untilAnswering(url: string, patienceMs = 30_000): Promise<void> {
  for (const giveUpAt = Date.now() + patienceMs; ; ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
