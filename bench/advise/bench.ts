import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProcessBench } from "../harness/process-bench.ts";
import { undoLater } from "../harness/shutdown.ts";
import { runProgram } from "../harness/whole-process.ts";
import { type HistoryShape, writeHistory } from "../history/index.ts";
import { generateRepository, largeShape, type Shape } from "../repository/index.ts";
import type { AdviseContestant, HistoryReader, StartReader } from "./contestant.ts";
import { adviseContestants } from "./contestants.ts";

const history: HistoryShape = { commits: 10_000, days: 1_000, authors: 12 };

const sound: Shape = {
  ...largeShape,
  planted: { privateImports: 0, undeclaredDependencies: 0, cycles: 0, unlistedFiles: 0 },
};

/** How many files there are to look through. */
const shapes: Readonly<Record<string, Shape>> = {
  "1,500 files": { ...sound, files: 1_500, packages: 20, apps: 3 },
  "5,200 files": sound,
};

const lifetimeMs = 120_000;

/** What a first answer costs where nobody has said anything: whole processes, on a repository with a long past. */
export const advise: ProcessBench<AdviseContestant> = {
  kind: "process",
  name: "advise",
  summary: "a first answer for a repository of 10,000 commits without configuration, from start to exit",
  method: [
    "The repository and its past are generated, the same each time but for the dates, which end today.",
    "Each must see every commit. `ashlar advise` has no cache: each run looks at everything anew.",
    "`git log` only counts the commits: it is the least that reading the past costs, and no rival.",
  ],
  variants: Object.keys(shapes),
  contestants: adviseContestants,

  async prepare(progress) {
    const folder = await mkdtemp(join(tmpdir(), "ashlar-advise-"));
    undoLater(() => rm(folder, { recursive: true, force: true }));
    for (const [name, shape] of Object.entries(shapes)) {
      progress(`generating the repository of ${name}`);
      await mkdir(join(folder, name));
      await writeHistory(await generateRepository(join(folder, name), shape), history, new Date());
    }
    const ready = new Map<AdviseContestant, Promise<HistoryReader>>();
    return {
      subject: `${history.commits.toLocaleString("en")} commits in ${history.days.toLocaleString("en")} days by ${history.authors} authors`,
      async measure(contestant, variant) {
        const starting = ready.get(contestant) ?? startReader(contestant);
        ready.set(contestant, starting);
        const { args, commitsIn } = await starting;
        const run = { node: process.execPath, args, cwd: join(folder, variant) };
        const { exitCode, stdout, stderr, ...sample } = await runProgram(run, lifetimeMs);
        if (exitCode !== 0) throw new Error(`it ended with ${exitCode}\n${stderr.trim()}`);
        const commits = commitsIn(stdout);
        if (commits !== history.commits) throw new Error(`it saw ${commits} commits of ${history.commits}`);
        return sample;
      },
    };
  },
};

async function startReader({ module }: AdviseContestant): Promise<HistoryReader> {
  const { default: start } = (await import(module.href)) as { default: StartReader };
  return start();
}
