import type { Bench, Contestant, Effort } from "./bench.ts";
import type { Machine } from "./machine.ts";
import type { Series } from "./rounds.ts";
import type { Sample } from "./sample.ts";
import { pairedRatios, type Spread, spread } from "./statistics.ts";

/** The document that `--json` prints; README.md explains each member. */
export interface Results {
  readonly format: 1;
  readonly bench: string;
  readonly summary: string;
  readonly method: readonly string[];
  readonly unit: Bench["unit"];
  readonly date: string;
  readonly machine: Machine;
  readonly peers: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly warmMs: number;
  readonly measuredMs: number;
  /** The contestants that the others are compared with: ours, or the first while there are none of ours. */
  readonly references: readonly string[];
  readonly variants: readonly { readonly variant: string; readonly contestants: readonly Row[] }[];
}

/** One contestant under one variant. Spreads are over the rounds; `null` is "not available". */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly side: Contestant["side"];
  readonly failure: string | null;
  readonly perSecond: Spread | null;
  /** CPU microseconds per operation, user + system. */
  readonly cpuMicros: Readonly<Record<"contestant" | "generator" | "database", Spread | null>>;
  /** Cores kept busy, median. A generator near 1 is the bottleneck itself. */
  readonly busy: Readonly<Record<"contestant" | "generator", number | null>>;
  readonly latencyMs: { readonly p50: number | null; readonly p99: number | null };
  /** Per reference: its speed ÷ this one's, and this one's CPU (database included) ÷ its, in the same round. */
  readonly ratios: Readonly<Record<string, { readonly speed: Spread | null; readonly cpu: Spread | null }>>;
}

/** What surrounds the figures. */
export type Circumstances = Pick<Results, "date" | "machine" | "peers">;

/** Summarises the samples. */
export function summarise(
  bench: Bench,
  effort: Effort,
  all: readonly Series[],
  around: Circumstances,
): Results {
  const contestants = [...new Set(all.map((series) => series.contestant))];
  const references = referencesAmong(contestants);
  return {
    format: 1,
    bench: bench.name,
    summary: bench.summary,
    method: bench.method,
    unit: bench.unit,
    ...around,
    ...effort,
    references,
    variants: bench.variants.map((variant) => {
      const rivals = all.filter((series) => series.variant === variant);
      return {
        variant,
        contestants: rivals.map((series) =>
          row(
            series,
            rivals.filter((rival) => references.includes(rival.contestant.id)),
          ),
        ),
      };
    }),
  };
}

/** Those that the others are compared with, by id: ours, or the first while there are none of ours. */
export function referencesAmong(contestants: readonly Contestant[]): string[] {
  const ours = contestants.filter(({ side }) => side === "ours");
  return (ours.length > 0 ? ours : contestants.slice(0, 1)).map(({ id }) => id);
}

function row({ contestant, samples, failure }: Series, references: readonly Series[]): Row {
  const over = (value: (sample: Sample) => number | undefined) =>
    spread(samples.map(value).filter((one) => one !== undefined)) ?? null;
  return {
    id: contestant.id,
    title: contestant.title,
    side: contestant.side,
    failure: failure ?? null,
    perSecond: over(speed),
    cpuMicros: {
      contestant: over((sample) => micros(sample, sample.contestantCpuSeconds)),
      generator: over((sample) => micros(sample, sample.generatorCpuSeconds)),
      database: over((sample) => micros(sample, sample.databaseCpuSeconds)),
    },
    busy: {
      contestant: over((sample) => sample.contestantCpuSeconds / sample.seconds)?.median ?? null,
      generator: over((sample) => share(sample.generatorCpuSeconds, sample.seconds))?.median ?? null,
    },
    latencyMs: {
      p50: over((sample) => sample.latencyMs?.p50)?.median ?? null,
      p99: over((sample) => sample.latencyMs?.p99)?.median ?? null,
    },
    ratios: Object.fromEntries(
      references.map((reference) => [
        reference.contestant.id,
        {
          speed: spread(pairedRatios(reference.samples.map(speed), samples.map(speed))) ?? null,
          cpu: spread(pairedRatios(samples.map(cost), reference.samples.map(cost))) ?? null,
        },
      ]),
    ),
  };
}

const speed = (sample: Sample) => sample.operations / sample.seconds;
const cost = (sample: Sample) =>
  (sample.contestantCpuSeconds + (sample.databaseCpuSeconds ?? 0)) / sample.operations;
const share = (part: number | undefined, whole: number) => (part === undefined ? undefined : part / whole);
const micros = (sample: Sample, seconds: number | undefined) =>
  share(seconds === undefined ? undefined : seconds * 1e6, sample.operations);
