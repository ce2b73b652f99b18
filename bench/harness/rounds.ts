import type { Bench, Contestant, Effort } from "./bench.ts";
import { firstLine } from "./failure.ts";
import type { Sample } from "./sample.ts";
import { interrupted } from "./shutdown.ts";

/** Every sample of one contestant under one variant, by round. */
export interface Series {
  readonly contestant: Contestant;
  readonly variant: string;
  readonly samples: Sample[];
  /** Why it was given up, if it was; it takes no part in later rounds. */
  failure?: string;
}

/**
 * Measures all contestants round by round, each round in another order, so that a slow spell of the
 * machine and the heat of whoever ran before fall on everyone alike.
 */
export async function runRounds(
  bench: Bench,
  contestants: readonly Contestant[],
  effort: Effort,
  progress: (line: string) => void,
): Promise<Series[]> {
  const all: Series[] = bench.variants.flatMap((variant) =>
    contestants.map((contestant) => ({ contestant, variant, samples: [] })),
  );
  for (let round = 0; round < effort.rounds; round++) {
    for (const variant of bench.variants) {
      const series = all.filter((one) => one.variant === variant);
      for (const one of rotated(series, round, effort.rounds)) {
        if (one.failure !== undefined) continue;
        interrupted.throwIfAborted();
        const label = `round ${round + 1}/${effort.rounds} · ${variant} · ${one.contestant.title}`;
        try {
          const sample = await bench.measure(one.contestant, variant, effort);
          one.samples.push(sample);
          progress(`${label}: ${Math.round(sample.operations / sample.seconds).toLocaleString("en")}/s`);
        } catch (error) {
          interrupted.throwIfAborted();
          one.failure = firstLine(error);
          progress(`${label}: failed: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
  }
  return all;
}

/** Starts each round at another place, spread evenly, and reverses every other one to change the neighbours. */
export function rotated<Item>(items: readonly Item[], round: number, rounds: number): Item[] {
  const start = Math.floor((round * items.length) / rounds);
  const order = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? order : order.reverse();
}
