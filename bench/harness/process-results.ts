import type { Contestant } from "./bench.ts";
import type { ProcessBench } from "./process-bench.ts";
import { type Circumstances, referencesAmong } from "./results.ts";
import type { Series } from "./rounds.ts";
import { pairedRatios, type Spread, spread } from "./statistics.ts";
import type { ProcessSample } from "./whole-process.ts";

/** The document that `--json` prints for a bench of whole processes; README.md explains each member. */
export interface ProcessResults extends Circumstances {
  readonly format: 1;
  readonly kind: "process";
  readonly bench: string;
  readonly summary: string;
  readonly method: readonly string[];
  readonly subject: string;
  readonly rounds: number;
  /** The contestant that the others are compared with. */
  readonly reference: string;
  readonly variants: readonly { readonly variant: string; readonly contestants: readonly ProcessRow[] }[];
}

/** One contestant under one variant. Spreads are over the rounds; `null` is "not available". */
export interface ProcessRow {
  readonly id: string;
  readonly title: string;
  readonly side: Contestant["side"];
  readonly failure: string | null;
  readonly seconds: Spread | null;
  readonly cpuSeconds: Spread | null;
  readonly peakMiB: Spread | null;
  /** This one's ÷ the reference's, in the same round. */
  readonly ratios: Readonly<Record<Measure, Spread | null>>;
}

type Measure = keyof ProcessSample;

/** Summarises the samples. The first of ours is what the others are compared with. */
export function summariseProcesses(
  bench: ProcessBench,
  { subject, rounds }: Pick<ProcessResults, "subject" | "rounds">,
  all: readonly Series<ProcessSample>[],
  around: Circumstances,
): ProcessResults {
  const [reference = ""] = referencesAmong([...new Set(all.map(({ contestant }) => contestant))]);
  return {
    format: 1,
    kind: "process",
    bench: bench.name,
    summary: bench.summary,
    method: bench.method,
    subject,
    ...around,
    rounds,
    reference,
    variants: bench.variants.map((variant) => {
      const rivals = all.filter((series) => series.variant === variant);
      const base = rivals.find(({ contestant }) => contestant.id === reference);
      return { variant, contestants: rivals.map((series) => row(series, base?.samples ?? [])) };
    }),
  };
}

function row(
  { contestant: { id, title, side }, samples, failure }: Series<ProcessSample>,
  reference: readonly ProcessSample[],
): ProcessRow {
  const over = (measure: Measure) => spread(samples.map((sample) => sample[measure])) ?? null;
  const ratio = (measure: Measure) =>
    spread(
      pairedRatios(
        samples.map((sample) => sample[measure]),
        reference.map((sample) => sample[measure]),
      ),
    ) ?? null;
  return {
    id,
    title,
    side,
    failure: failure ?? null,
    seconds: over("seconds"),
    cpuSeconds: over("cpuSeconds"),
    peakMiB: over("peakMiB"),
    ratios: { seconds: ratio("seconds"), cpuSeconds: ratio("cpuSeconds"), peakMiB: ratio("peakMiB") },
  };
}
