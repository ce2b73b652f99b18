import { range, times } from "./figures.ts";
import type { ProcessResults, ProcessRow } from "./process-results.ts";
import { crowdedWarning, whereAndWhen } from "./report.ts";
import { table } from "./table.ts";

/** The results as text for people; everything in it is also in the JSON document. */
export function reportProcesses(results: ProcessResults): string {
  const { bench, summary, subject, rounds, reference, method } = results;
  const ratio = `÷ ${reference}`;
  const headings = ["contestant", "wall", ratio, "CPU", ratio, "peak memory", ratio];
  return [
    `${bench}: ${summary}`,
    subject,
    whereAndWhen(results),
    `${rounds} rounds of one process each`,
    ...crowdedWarning(results),
    ...results.variants.flatMap(({ variant, contestants }) => [
      "",
      variant,
      table(headings, contestants.map(cells)),
    ]),
    "",
    "Median (lowest–highest) over the rounds. CPU is user + system, of all threads and child processes.",
    `"÷" columns compare with ${reference} in the same rounds: above 1, ${reference} takes that many times less.`,
    ...method.map((line) => `· ${line}`),
    "",
  ].join("\n");
}

function cells({ title, side, failure, seconds, cpuSeconds, peakMiB, ratios }: ProcessRow): string[] {
  if (seconds === null) return [title, `failed: ${failure ?? "not measured"}`];
  return [
    title + (side === "ours" ? " *" : ""),
    range(seconds, 1, " s"),
    times(ratios.seconds),
    range(cpuSeconds, 1, " s"),
    times(ratios.cpuSeconds),
    range(peakMiB, 1, " MiB"),
    times(ratios.peakMiB),
  ];
}
