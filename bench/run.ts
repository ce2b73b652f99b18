import { inspect } from "node:util";
import { benches } from "./benches.ts";
import { type Request, readArguments, usage } from "./harness/arguments.ts";
import type { Bench, Contestant, Effort } from "./harness/bench.ts";
import { describePostgres } from "./harness/database.ts";
import { BenchFailure } from "./harness/failure.ts";
import { figure } from "./harness/figures.ts";
import { describeMachine } from "./harness/machine.ts";
import { installPeers, needsPeers } from "./harness/peers.ts";
import type { ProcessBench } from "./harness/process-bench.ts";
import { reportProcesses } from "./harness/process-report.ts";
import { summariseProcesses } from "./harness/process-results.ts";
import { report } from "./harness/report.ts";
import { type Circumstances, summarise } from "./harness/results.ts";
import { runRounds } from "./harness/rounds.ts";
import type { Sample } from "./harness/sample.ts";
import { interrupted, undoEverything, undoEverythingOnSignals } from "./harness/shutdown.ts";
import type { ProcessSample } from "./harness/whole-process.ts";

const progress = (line: string) => process.stderr.write(`${line}\n`);

undoEverythingOnSignals();
try {
  const request = readArguments(process.argv.slice(2), benches);
  if (request) await measure(request);
  else list();
} catch (error) {
  // After an interruption everything fails, and the signal's handler has the last word.
  if (interrupted.aborted) await new Promise(() => {});
  const expected = error instanceof BenchFailure;
  process.stderr.write(expected ? `bench: ${error.message}\n` : `bench: a bug: ${inspect(error)}\n`);
  process.exitCode = expected ? error.exitCode : 70;
} finally {
  await undoEverything();
}

async function measure({ bench, contestants, effort, json, date }: Request): Promise<void> {
  const usesPostgres = contestants.some(({ store }) => store === "postgres");
  const machine = describeMachine(usesPostgres ? await describePostgres() : null);
  const peers = contestants.some(needsPeers) ? await installPeers(progress) : {};
  const { results, text, failed } = await (bench.kind === "process"
    ? measureProcesses(bench, contestants, effort, { date, machine, peers })
    : measureOperations(bench, contestants, effort, { date, machine, peers }));
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : text);
  if (failed) throw new BenchFailure(1, `${failed.contestant.title} failed: ${failed.failure}`);
}

async function measureOperations(
  bench: Bench,
  contestants: readonly Contestant[],
  effort: Effort,
  around: Circumstances,
) {
  const { variants } = bench;
  const series = await runRounds<Sample>(
    {
      variants,
      contestants,
      rounds: effort.rounds,
      measure: (contestant, variant) => bench.measure(contestant, variant, effort),
      describe: ({ operations, seconds }) => `${Math.round(operations / seconds).toLocaleString("en")}/s`,
    },
    progress,
  );
  const results = summarise(bench, effort, series, around);
  return { results, text: report(results), failed: series.find(isFailed) };
}

async function measureProcesses(
  bench: ProcessBench,
  contestants: readonly Contestant[],
  { rounds }: Effort,
  around: Circumstances,
) {
  const { subject, measure } = await bench.prepare(progress);
  const { variants } = bench;
  const series = await runRounds<ProcessSample>(
    { variants, contestants, rounds, measure, describe: describeProcess },
    progress,
  );
  const results = summariseProcesses(bench, { subject, rounds }, series, around);
  return { results, text: reportProcesses(results), failed: series.find(isFailed) };
}

const describeProcess = ({ seconds, cpuSeconds, peakMiB }: ProcessSample) =>
  `${figure(seconds)} s, ${figure(cpuSeconds)} s of CPU, ${figure(peakMiB)} MiB`;

const isFailed = ({ failure }: { failure?: string }) => failure !== undefined;

function list(): void {
  const width = Math.max(...benches.map(({ name }) => name.length));
  const lines = benches.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  process.stderr.write(`\n${usage}\n`);
}
