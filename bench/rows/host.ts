import { answerParent } from "../harness/answers.ts";
import { ownCpuSeconds } from "../harness/cpu.ts";
import type { Work } from "../harness/sample.ts";
import { latency } from "../harness/statistics.ts";
import type { Reserve, Reserved, StartRows } from "./contestant.ts";

/** The contestant's process: it sends itself commands. */
export type RowsHost = typeof answers;

let execute: (command: Reserve) => Promise<Reserved>;
let made = 0;

const answers = {
  async start({ module, data }: { module: string; data: string }): Promise<void> {
    const { default: start } = (await import(module)) as { default: StartRows };
    execute = await start(data);
    await check();
  },

  async run({ inFlight, milliseconds }: { inFlight: number; milliseconds: number }): Promise<Work> {
    const latencies: number[] = [];
    const start = performance.now();
    const deadline = start + milliseconds;
    const repeat = async () => {
      for (let now = start; now < deadline; ) {
        const started = now;
        await execute(nextCommand());
        now = performance.now();
        latencies.push(now - started);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, repeat));
    const seconds = (performance.now() - start) / 1000;
    return { operations: latencies.length, seconds, latencyMs: latency(latencies) };
  },

  cpu: ownCpuSeconds,
};

const articles = 10_000;

/** Walks all articles in a scattered order, so that no two commands in flight are about the same one. */
function nextCommand(): Reserve {
  const n = made++;
  return { commandId: `command-${n}`, sku: `sku-${(n * 7919) % articles}`, quantity: 1 + (n % 5) };
}

/** Makes sure that a contestant versions its rows, loses nothing and knows a repeated command. */
async function check(): Promise<void> {
  const command = (n: number): Reserve => ({ commandId: `check-${n}`, sku: "check", quantity: 1 });
  const first = await execute(command(0));
  const repeated = await execute(command(0));
  if (first.version !== 1 || repeated.version !== 1)
    throw new Error("check failed: a repeated command does nothing");
  const raced = await Promise.all(Array.from({ length: 8 }, (_, n) => execute(command(n + 1))));
  const versions = raced.map(({ version }) => version).sort((a, b) => a - b);
  if (versions.join() !== "2,3,4,5,6,7,8,9")
    throw new Error(`check failed: versions ${versions} after a race`);
}

answerParent(answers);
