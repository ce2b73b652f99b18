import { inspect } from "node:util";
import { benches } from "./benches.ts";
import { type Request, readArguments, usage } from "./harness/arguments.ts";
import { describePostgres } from "./harness/database.ts";
import { BenchFailure } from "./harness/failure.ts";
import { describeMachine } from "./harness/machine.ts";
import { measureBench } from "./harness/measure.ts";
import { installPeers, needsPeers } from "./harness/peers.ts";
import { interrupted, undoEverything, undoEverythingOnSignals } from "./harness/shutdown.ts";

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
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  const usesPostgres = contestants.some(({ store }) => store === "postgres");
  const machine = describeMachine(usesPostgres ? await describePostgres() : null);
  const peers = contestants.some(needsPeers) ? await installPeers(progress) : {};
  const { results, text, failed } = await measureBench(
    bench,
    contestants,
    effort,
    { date, machine, peers },
    progress,
  );
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : text);
  if (failed) throw new BenchFailure(1, `${failed.contestant.title} failed: ${failed.failure}`);
}

function list(): void {
  const width = Math.max(...benches.map(({ name }) => name.length));
  const lines = benches.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  process.stderr.write(`\n${usage}\n`);
}
