import type { Request } from "./arguments.ts";
import type { Bench, Contestant, Effort } from "./bench.ts";
import { figure } from "./figures.ts";
import type { ProcessBench } from "./process-bench.ts";
import { reportProcesses } from "./process-report.ts";
import { type ProcessResults, summariseProcesses } from "./process-results.ts";
import { report } from "./report.ts";
import { type Circumstances, type Results, summarise } from "./results.ts";
import { runRounds, type Series } from "./rounds.ts";
import type { Sample } from "./sample.ts";
import type { ProcessSample } from "./whole-process.ts";

/** What came out of a bench. */
export interface Measured {
  /** The document for `--json`, and the same for people. */
  readonly results: Results | ProcessResults;
  readonly text: string;
  /** The first contestant that was given up, if any was. */
  readonly failed: Pick<Series<unknown>, "contestant" | "failure"> | undefined;
}

/** Measures a bench of either kind, in rounds. */
export function measureBench(
  bench: Request["bench"],
  contestants: readonly Contestant[],
  effort: Effort,
  around: Circumstances,
  progress: (line: string) => void,
): Promise<Measured> {
  return bench.kind === "process"
    ? measureProcesses(bench, contestants, effort, around, progress)
    : measureOperations(bench, contestants, effort, around, progress);
}

async function measureOperations(
  bench: Bench,
  contestants: readonly Contestant[],
  effort: Effort,
  around: Circumstances,
  progress: (line: string) => void,
): Promise<Measured> {
  const rounds = {
    variants: bench.variants,
    contestants,
    rounds: effort.rounds,
    measure: (contestant: Contestant, variant: string) => bench.measure(contestant, variant, effort),
    describe: ({ operations, seconds }: Sample) =>
      `${Math.round(operations / seconds).toLocaleString("en")}/s`,
  };
  const series = await runRounds(rounds, progress);
  const results = summarise(bench, effort, series, around);
  return { results, text: report(results), failed: series.find(isFailed) };
}

async function measureProcesses(
  bench: ProcessBench,
  contestants: readonly Contestant[],
  { rounds }: Effort,
  around: Circumstances,
  progress: (line: string) => void,
): Promise<Measured> {
  const { subject, measure } = await bench.prepare(progress);
  const describe = ({ seconds, cpuSeconds, peakMiB }: ProcessSample) =>
    `${figure(seconds)} s, ${figure(cpuSeconds)} s of CPU, ${figure(peakMiB)} MiB`;
  const series = await runRounds(
    { variants: bench.variants, contestants, rounds, measure, describe },
    progress,
  );
  const results = summariseProcesses(bench, { subject, rounds }, series, around);
  return { results, text: reportProcesses(results), failed: series.find(isFailed) };
}

const isFailed = ({ failure }: { readonly failure?: string }) => failure !== undefined;
