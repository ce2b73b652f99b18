import type { Results, Row } from "./results.ts";
import type { Spread } from "./statistics.ts";
import { table } from "./table.ts";

type Column = readonly [heading: string, cell: (row: Row) => string];

/** The results as text for people; everything in it is also in the JSON document. */
export function report(results: Results): string {
  const { machine } = results;
  const parts = [
    `${results.bench}: ${results.summary}`,
    [
      `${results.date} · ${machine.cpu} · ${machine.cores} cores · Node ${machine.node}`,
      ` · load before ${machine.loadBefore}`,
      machine.postgres === null ? "" : ` · PostgreSQL ${machine.postgres}`,
    ].join(""),
    `${results.rounds} rounds, ${results.warmMs / 1000} s warm-up + ${results.measuredMs / 1000} s measured each`,
  ];
  if (machine.loadBefore > machine.cores / 2) {
    parts.push("Warning: others were using this machine when the run began; do not publish these figures.");
  }
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
    ["busy", (row) => number(row.busy.contestant)],
    ...(any((row) => row.cpuMicros.generator) ? [["generator CPU", generator] as Column] : []),
    ...(any((row) => row.latencyMs.p50)
      ? ([["p50/p99 ms", (row) => `${number(row.latencyMs.p50)}/${number(row.latencyMs.p99)}`]] as Column[])
      : []),
  ];
}

const inverted = (spread: Spread | null): Spread | null =>
  spread && { median: 1 / spread.median, min: 1 / spread.max, max: 1 / spread.min };

function range(spread: Spread | null, factor: number, unit: string): string {
  if (spread === null) return "n/a";
  const [median, min, max] = [spread.median, spread.min, spread.max].map((value) => number(value * factor));
  return `${median}${unit} (${min}–${max})`;
}

const times = (spread: Spread | null | undefined) => range(spread ?? null, 1, "×");

const generator = ({ cpuMicros, busy }: Row) =>
  `${number(cpuMicros.generator?.median ?? null)} µs, ${number(busy.generator)} busy`;

/** Three significant digits are more than a shared machine can promise. */
function number(value: number | null): string {
  if (value === null) return "n/a";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
