import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Where a result was measured; figures from two machines can't be compared. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  readonly node: string;
  /** Load average of the last minute before the run: above zero, others were using the machine. */
  readonly loadBefore: number;
  readonly postgres: string | null;
}

/** Describes this machine. */
export function describeMachine(postgres: string | null): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    postgres,
  };
}
