import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { administer } from "./postgres.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import type { PostgresServer } from "./postgres-server.ts";
import { unprivilegedUser } from "./unprivileged-user.ts";

/** A server that can be stopped, and started again with what it holds. */
export interface Interruptible {
  /** @param signal `SIGINT` lets it end in order; `SIGQUIT` ends it at once, as a crash does. */
  halt(signal?: "SIGINT" | "SIGQUIT"): Promise<void>;
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
    async halt(signal = "SIGINT") {
      const [pid] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), signal);
      await until(async () => !existsSync(join(data, "postmaster.pid")) || !isRunning(Number(pid)));
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => Promise<boolean>, patienceMs = 20_000): Promise<void> {
  for (const giveUpAt = Date.now() + patienceMs; !(await holds()); ) {
    if (Date.now() > giveUpAt) throw new Error("PostgreSQL did not do as it was told.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
