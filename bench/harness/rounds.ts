import type { Contestant } from "./bench.ts";
import { firstLine } from "./failure.ts";
import type { Sample } from "./sample.ts";
import { interrupted } from "./shutdown.ts";

/** Every sample of one contestant under one variant, by round. */
export interface Series<One = Sample> {
  readonly contestant: Contestant;
  readonly variant: string;
  readonly samples: One[];
  /** Why it was given up, if it was; it takes no part in later rounds. */
  failure?: string;
}

/** What is measured in rounds. */
export interface Rounds<One> {
  readonly variants: readonly string[];
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  /** Measures one contestant once. */
  measure(contestant: Contestant, variant: string): Promise<One>;
  /** A sample in a few words, for those who wait. */
  describe(sample: One): string;
}

/**
 * Measures all contestants round by round, each round in another order, so that a slow spell of the
 * machine and the heat of whoever ran before fall on everyone alike.
 */
export async function runRounds<One>(
  { variants, contestants, rounds, measure, describe }: Rounds<One>,
  progress: (line: string) => void,
): Promise<Series<One>[]> {
  const all: Series<One>[] = variants.flatMap((variant) =>
    contestants.map((contestant) => ({ contestant, variant, samples: [] })),
  );
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) {
      const series = all.filter((one) => one.variant === variant);
      for (const one of rotated(series, round, rounds)) {
        if (one.failure !== undefined) continue;
        interrupted.throwIfAborted();
        const label = `round ${round + 1}/${rounds} · ${variant} · ${one.contestant.title}`;
        try {
          const sample = await measure(one.contestant, variant);
          one.samples.push(sample);
          progress(`${label}: ${describe(sample)}`);
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
