import type { Child } from "./child.ts";
import { cpuBetween } from "./cpu.ts";
import type { Latency } from "./statistics.ts";
import type { Store } from "./store.ts";

/** What was done in the measured time. */
export interface Work {
  readonly operations: number;
  readonly seconds: number;
  readonly latencyMs?: Latency;
  /** CPU of the load generator, when it is a process of its own. */
  readonly generatorCpuSeconds?: number;
}

/** One measurement of one contestant. */
export interface Sample extends Work {
  readonly contestantCpuSeconds: number;
  /** CPU of the database server's processes, when it can be read. */
  readonly databaseCpuSeconds: number | undefined;
}

/** What every contestant's process answers, whatever the bench. */
export type Measured = { cpu: () => number };

/** Runs the work and reads the CPU clocks before and after it, while nothing is in flight. */
export async function measureWork(
  contestant: Child<Measured>,
  store: Store,
  work: () => Promise<Work>,
): Promise<Sample> {
  const [contestantBefore, databaseBefore] = [await contestant.ask("cpu"), await store.cpu()];
  const done = await work();
  const [contestantAfter, databaseAfter] = [await contestant.ask("cpu"), await store.cpu()];
  return {
    ...done,
    contestantCpuSeconds: contestantAfter - contestantBefore,
    databaseCpuSeconds: cpuBetween(databaseBefore, databaseAfter),
  };
}
