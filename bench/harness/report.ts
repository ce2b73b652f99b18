import { figure, range, times } from "./figures.ts";
import type { Circumstances, Results, Row } from "./results.ts";
import type { Spread } from "./statistics.ts";
import { table } from "./table.ts";

type Column = readonly [heading: string, cell: (row: Row) => string];

/** The results as text for people; everything in it is also in the JSON document. */
export function report(results: Results): string {
  const parts = [
    `${results.bench}: ${results.summary}`,
    whereAndWhen(results),
    `${results.rounds} rounds, ${results.warmMs / 1000} s warm-up + ${results.measuredMs / 1000} s measured each`,
    ...crowdedWarning(results),
  ];
  for (const { variant, contestants } of results.variants) {
    const columns = columnsOf(results, contestants);
    const rows = contestants.map((row) =>
      row.perSecond === null
        ? [row.title, `failed: ${row.failure ?? "not measured"}`]
        : columns.map(([, cell]) => cell(row)),
    );
    parts.push(
      "",
      variant,
      table(
        columns.map(([heading]) => heading),
        rows,
      ),
    );
  }
  const names = results.references.join(", ");
  parts.push(
    "",
    "Median (lowest–highest) over the rounds. CPU is user + system for one operation. Busy is cores in use.",
    `"÷" columns compare with ${names} in the same rounds: above 1, ${names} is that many times faster or cheaper.`,
    ...results.method.map((line) => `· ${line}`),
  );
  return `${parts.join("\n")}\n`;
}

/** The line that says on which machine it was measured, and when. */
export function whereAndWhen({ date, machine }: Circumstances): string {
  return [
    `${date} · ${machine.cpu} · ${machine.cores} cores · Node ${machine.node}`,
    ` · load before ${machine.loadBefore}`,
    machine.postgres === null ? "" : ` · PostgreSQL ${machine.postgres}`,
  ].join("");
}

/** A line that warns, if others used the machine; else nothing. */
export function crowdedWarning({ machine }: Circumstances): string[] {
  if (machine.loadBefore <= machine.cores / 2) return [];
  return ["Warning: others were using this machine when the run began; do not publish these figures."];
}

/** Only the columns for which at least one contestant has something to say. */
function columnsOf(results: Results, rows: readonly Row[]): Column[] {
  const nanoseconds = results.unit === "nanoseconds";
  const time = (spread: Spread | null) =>
    nanoseconds ? range(spread, 1000, " ns") : range(spread, 1, " µs");
  const speed = (spread: Spread | null) =>
    nanoseconds ? range(inverted(spread), 1e9, " ns") : range(spread, 1, "/s");
  const any = (has: (row: Row) => unknown) => rows.some((row) => has(row) !== null);
  return [
    ["contestant", (row) => row.title + (row.side === "ours" ? " *" : "")],
    [nanoseconds ? "wall" : "speed", (row) => speed(row.perSecond)],
    ...results.references.map((id): Column => [`÷ ${id}`, (row) => times(row.ratios[id]?.speed)]),
    ["CPU", (row) => time(row.cpuMicros.contestant)],
    ...(any((row) => row.cpuMicros.database)
      ? [["server CPU", (row) => time(row.cpuMicros.database)] as Column]
      : []),
    ...results.references.map((id): Column => [`CPU ÷ ${id}`, (row) => times(row.ratios[id]?.cpu)]),
    ["busy", (row) => figure(row.busy.contestant)],
    ...(any((row) => row.cpuMicros.generator) ? [["generator CPU", generator] as Column] : []),
    ...(any((row) => row.latencyMs.p50)
      ? ([["p50/p99 ms", (row) => `${figure(row.latencyMs.p50)}/${figure(row.latencyMs.p99)}`]] as Column[])
      : []),
  ];
}

const inverted = (spread: Spread | null): Spread | null =>
  spread && { median: 1 / spread.median, min: 1 / spread.max, max: 1 / spread.min };

const generator = ({ cpuMicros, busy }: Row) =>
  `${figure(cpuMicros.generator?.median ?? null)} µs, ${figure(busy.generator)} busy`;
