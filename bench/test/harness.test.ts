import { expect, test } from "vitest";
import { benches } from "../benches.ts";
import { gateway } from "../gateway/bench.ts";
import { readArguments } from "../harness/arguments.ts";
import type { Contestant } from "../harness/bench.ts";
import { report } from "../harness/report.ts";
import { summarise } from "../harness/results.ts";
import { rotated, type Series } from "../harness/rounds.ts";
import { latency, pairedRatios, spread } from "../harness/statistics.ts";

test("spread: median of odd and even series, nothing of nothing", () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  expect(spread([])).toBeUndefined();
});

test("latency: percentiles by rank", () => {
  const durations = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(latency(durations)).toEqual({ p50: 51, p99: 100 });
});

test("ratios pair the rounds and leave out those that one side has not", () => {
  expect(pairedRatios([10, 20, undefined], [5, 5, 5])).toEqual([2, 4]);
  expect(pairedRatios([10], [])).toEqual([]);
});

test("every round has everyone, in another order", () => {
  const orders = [0, 1, 2].map((round) => rotated(["a", "b", "c"], round, 3).join(""));
  expect(orders).toEqual(["abc", "acb", "cab"]);
});

test("the command line names the nearest bench and contestant", () => {
  expect(() => readArguments(["gatway"], benches)).toThrow(
    'no bench is called "gatway"; did you mean "gateway"?',
  );
  expect(() => readArguments(["call", "--only=plane"], benches)).toThrow('did you mean "plain"?');
  expect(() => readArguments(["call", "--rounds=0"], benches)).toThrow("--rounds needs a whole number");
  expect(readArguments([], benches)).toBeUndefined();
});

test("results compare with ours, and a failed contestant says why", () => {
  const bench = gateway;
  const effort = { rounds: 1, warmMs: 1000, measuredMs: 1000 };
  const contestant = (id: string, side: Contestant["side"]): Contestant => ({
    id,
    side,
    title: id,
    module: new URL("file:///none"),
    store: "none",
  });
  const sample = { operations: 100, seconds: 1, contestantCpuSeconds: 0.5, databaseCpuSeconds: undefined };
  const variant = bench.variants[0]!;
  const series: Series[] = [
    { contestant: contestant("peer", "peer"), variant, samples: [sample] },
    { contestant: contestant("broken", "peer"), variant, samples: [], failure: "no port" },
    { contestant: contestant("ashlar", "ours"), variant, samples: [{ ...sample, operations: 300 }] },
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
  const results = summarise(bench, effort, series, { date: "2026-01-02", machine, peers: {} });
  expect(results.references).toEqual(["ashlar"]);
  expect(results.variants[0]!.contestants[0]).toMatchObject({
    perSecond: { median: 100 },
    cpuMicros: { contestant: { median: 5000 }, generator: null, database: null },
    ratios: { ashlar: { speed: { median: 3 }, cpu: { median: 3 } } },
  });
  const text = report(results);
  expect(text).toMatch(/^broken +failed: no port$/m);
  expect(text).toMatch(/^ashlar \* +300\/s/m);
});
