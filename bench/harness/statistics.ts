/** The middle of several measurements and their extremes. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, minimum and maximum; `undefined` when there is nothing to summarise. */
export function spread(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return undefined;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? min) + (sorted[Math.ceil(middle)] ?? max)) / 2;
  return { median, min, max };
}

/** Half of the operations, and 99 in 100, took no longer than this. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Summarises how long single operations took. */
export function latency(durations: readonly number[]): Latency {
  // A typed array sorts without a comparator: this runs in the process whose CPU is measured.
  const ascending = Float64Array.from(durations).sort();
  const at = (share: number) => ascending[Math.floor(ascending.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Divides two series place by place; places where either is missing are left out. */
export function pairedRatios(
  numerators: readonly (number | undefined)[],
  denominators: readonly (number | undefined)[],
): number[] {
  return numerators.flatMap((numerator, i) => {
    const denominator = denominators[i];
    return numerator === undefined || denominator === undefined ? [] : [numerator / denominator];
  });
}
