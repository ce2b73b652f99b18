import { readdir, readFile } from "node:fs/promises";

/** User and system CPU of this process so far, all its threads, in seconds. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** CPU seconds by process id. */
export type CpuReading = ReadonlyMap<number, number>;

/**
 * CPU of the PostgreSQL server processes that serve one database. They are found by their process title,
 * so `undefined` (not available) when the server runs on another machine or this is not Linux.
 */
export async function databaseCpu(database: string): Promise<CpuReading | undefined> {
  const reading = new Map<number, number>();
  const entries = await readdir("/proc").catch(() => []);
  for (const pid of entries.filter((entry) => /^\d+$/.test(entry)).map(Number)) {
    const title = await readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "");
    if (!title.startsWith("postgres:") || !title.includes(` ${database} `)) continue;
    const seconds = await cpuSecondsOf(pid);
    if (seconds !== undefined) reading.set(pid, seconds);
  }
  return reading.size > 0 ? reading : undefined;
}

/** CPU spent between two readings; a process that is new in the second started from zero. */
export function cpuBetween(
  before: CpuReading | undefined,
  after: CpuReading | undefined,
): number | undefined {
  if (!after) return undefined;
  let seconds = 0;
  for (const [pid, spent] of after) seconds += spent - (before?.get(pid) ?? 0);
  return seconds;
}

async function cpuSecondsOf(pid: number): Promise<number | undefined> {
  // In nanoseconds, where /proc/<pid>/stat counts in hundredths of a second. One thread only: enough for PostgreSQL.
  const text = await readFile(`/proc/${pid}/schedstat`, "latin1").catch(() => "");
  const nanoseconds = Number(text.split(" ", 1)[0]);
  return nanoseconds > 0 ? nanoseconds / 1e9 : undefined;
}
