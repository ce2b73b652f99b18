/** Chance that repeats: the same seed and label draw the same values on every machine. */
export interface Random {
  /** Whether something that happens in this share of all cases happens now. */
  chance(share: number): boolean;
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** That many different items, or all if there are fewer, in random order. */
  some<Item>(items: readonly Item[], count: number): Item[];
  /** Log-normal: half of the draws lie below the median, a few far above it. As sizes of files do. */
  logNormal(median: number, sigma: number): number;
}

/**
 * Chance for one purpose. Each purpose has a label and thereby a stream of its own, so that drawing once more
 * for one of them changes nothing for the others.
 *
 * @example
 * randomFor(1, "modules").between(1, 6) === randomFor(1, "modules").between(1, 6); // true
 */
export function randomFor(seed: number, label: string): Random {
  const next = mulberry32(fnv1a(`${seed}:${label}`));
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    chance: (share) => next() < share,
    between,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("there is nothing to pick from");
      return items[between(0, items.length - 1)]!;
    },
    some: (items, count) => {
      const rest = [...items];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(between(0, rest.length - 1), 1)[0]!,
      );
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal(next)),
  };
}

/** Normally distributed, by Box and Muller's transform. */
const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** Tommy Ettinger's generator: 32 bits of state, which is plenty for shapes of files. */
function mulberry32(state: number): () => number {
  let now = state;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fowler, Noll and Vo's hash: turns a label into a state to start from. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
