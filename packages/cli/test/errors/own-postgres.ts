import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  administer,
  type PostgresServer,
  startPostgresServer,
} from "../../../../conformance/servers/index.ts";
import { postgresBinaries } from "../../../../conformance/servers/postgres-binaries.ts";
import { unprivilegedUser } from "../../../../conformance/servers/unprivileged-user.ts";

/**
 * Why there can be no server of our own here; undefined when there can be one. One that the environment names will not
 * do: what these tests do to a server, nobody else's should suffer.
 */
export const missing: string | undefined =
  postgresBinaries() === undefined ? "no PostgreSQL of our own: apt-get install postgresql" : undefined;

/** Whether to skip what needs one. On CI a test that cannot run is a failure. */
export const skipped = missing !== undefined && process.env.CI !== "true";

/** The title of tests that need a server, with the reason when they are skipped. */
export function titled(title: string): string {
  return missing ? `${title} (${missing})` : title;
}

/** Starts a server; whoever starts it stops it. */
export async function startPostgres(): Promise<PostgresServer> {
  if (missing) throw new Error(missing);
  return startPostgresServer(postgresBinaries()!);
}

/** A server that can be stopped, and started again with what it holds. */
export interface Interruptible {
  halt(): Promise<void>;
  resume(): Promise<void>;
}

// Like the one that started it first: it ends with us, however we end.
const untilAbandoned = `"$@" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server`;

/** Takes a server's process in hand. */
export async function interruptible({ url }: PostgresServer): Promise<Interruptible> {
  const [{ data }] = (await administer(url, "select current_setting('data_directory') as data")) as [
    { data: string },
  ];
  const { port } = new URL(url);
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const answers = () =>
    administer(url, "select 1").then(
      () => true,
      () => false,
    );
  return {
    async halt() {
      const [pid] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGINT");
      await until(async () => !existsSync(join(data, "postmaster.pid")));
    },
    async resume() {
      const program = join(postgresBinaries()!, "postgres");
      const keeper: ChildProcess = spawn(
        "/bin/sh",
        ["-c", untilAbandoned, "sh", program, "-D", data, ...flags],
        {
          ...unprivilegedUser(),
          cwd: data,
          stdio: ["pipe", "ignore", "ignore"],
          detached: true,
        },
      );
      keeper.unref();
      (keeper.stdin as unknown as { unref(): void }).unref();
      await until(answers);
    },
  };
}

async function until(holds: () => Promise<boolean>, patienceMs = 20_000): Promise<void> {
  for (const giveUpAt = Date.now() + patienceMs; !(await holds()); ) {
    if (Date.now() > giveUpAt) throw new Error("PostgreSQL did not do as it was told.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
