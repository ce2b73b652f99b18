import { describe, expect, test } from "vitest";
import type { Contestant } from "../harness/bench.ts";
import type { ProcessBench } from "../harness/process-bench.ts";
import { reportProcesses } from "../harness/process-report.ts";
import { summariseProcesses } from "../harness/process-results.ts";
import type { Series } from "../harness/rounds.ts";
import { childrenSeconds, type ProcessSample, runProgram } from "../harness/whole-process.ts";

const run = (code: string, lifetimeMs = 30_000) =>
  runProgram({ node: process.execPath, args: ["--eval", code], cwd: "." }, lifetimeMs);

/** Keeps one thread busy for that long, by its own clock. */
const spin = (milliseconds: number) =>
  `const from = process.cpuUsage(); while (process.cpuUsage(from).user < ${milliseconds * 1000});`;

describe("a whole process", () => {
  test("answers its output and its exit code", async () => {
    const { stdout, stderr, exitCode } = await run(
      'console.log("out"); console.error("err"); process.exit(7)',
    );
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: "out\n", stderr: "err\n", exitCode: 7 });
  });

  test("costs the CPU of the processes that it started, too", async () => {
    const child = `require("node:child_process").execFileSync(process.execPath, ["--eval", ${JSON.stringify(spin(300))}])`;
    expect((await run(child)).cpuSeconds).toBeGreaterThan(0.3);
  });

  test("is as large as it ever was, not as it ended", async () => {
    const { peakMiB } = await run("let much = Buffer.alloc(200 * 2 ** 20, 1); much = undefined;");
    expect(peakMiB).toBeGreaterThan(200);
  });

  test("that takes too long is killed, with what it started", async () => {
    const sleeper = `require("node:child_process").execFileSync(process.execPath, ["--eval", "setInterval(() => {}, 1000)"])`;
    await expect(run(sleeper, 500)).rejects.toThrow("did not finish within 0.5 s");
  });

  test("that dies says so, with its last words", async () => {
    const dying = 'require("node:fs").writeSync(2, "last words"); process.kill(process.pid, "SIGKILL")';
    await expect(run(dying)).rejects.toThrow(/died before .*137.*\nlast words/);
  });
});

test("the clocks of a shell's children are read in any language", () => {
  expect(childrenSeconds("0m0.001s 0m0.002s\n1m2.500s 0m0.250s\n")).toBe(62.75);
  expect(childrenSeconds("0m0,001s 0m0,002s\n0m2,500s 0m0,250s\n")).toBe(2.75);
  expect(() => childrenSeconds("")).toThrow("could not be read");
});

test("programs are compared with the first of ours, round by round", () => {
  const contestant = (id: string, side: Contestant["side"]): Contestant => ({
    id,
    side,
    title: `the ${id}`,
    module: new URL("file:///none"),
    store: "none",
  });
  const bench: ProcessBench = {
    kind: "process",
    name: "tools",
    summary: "tools at work",
    method: ["fairly"],
    variants: ["cold"],
    contestants: [],
    prepare: () => Promise.reject(new Error("not here")),
  };
  const sample = (seconds: number): ProcessSample => ({
    seconds,
    cpuSeconds: 2 * seconds,
    peakMiB: 100 * seconds,
  });
  const series: Series<ProcessSample>[] = [
    { contestant: contestant("peer", "peer"), variant: "cold", samples: [sample(10), sample(40)] },
    { contestant: contestant("broken", "peer"), variant: "cold", samples: [], failure: "no node" },
    { contestant: contestant("ours", "ours"), variant: "cold", samples: [sample(1), sample(2)] },
    { contestant: contestant("ours-too", "ours"), variant: "cold", samples: [sample(1), sample(2)] },
  ];
  const machine = {
    cpu: "X",
    cores: 2,
    memoryGiB: 8,
    platform: "p",
    node: "v20",
    loadBefore: 0,
    postgres: null,
  };
  const around = { date: "2026-01-02", machine, peers: {} };
  const results = summariseProcesses(bench, { subject: "9 files", rounds: 2 }, series, around);
  expect(results.reference).toBe("ours");
  expect(results.variants[0]!.contestants[0]).toMatchObject({
    seconds: { median: 25, min: 10, max: 40 },
    ratios: { seconds: { median: 15, min: 10, max: 20 }, peakMiB: { median: 15 } },
  });
  const text = reportProcesses(results);
  expect(text).toMatch(/^the broken +failed: no node$/m);
  expect(text).toMatch(/^the ours \* +1\.50 s/m);
});
