/**
 * The candidate that somebody most likely meant, or `undefined` when none is close.
 *
 * @example
 * ```ts
 * nearest("evnts", ["rows", "events", "memory"]); // "events"
 * ```
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.slice(0, 80).toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= tolerance(candidate) && (!best || distance < best.distance))
      best = { candidate, distance };
  }
  return best?.candidate ?? sharingStart(wanted, candidates);
}

/** Such as "data" for "database", or "requestsPerMinute" for "requests". */
function sharingStart(wanted: string, candidates: Iterable<string>): string | undefined {
  return Array.from(candidates).find((candidate) => {
    const [shorter, longer] = [wanted, candidate.toLowerCase()].sort((a, b) => a.length - b.length) as [
      string,
      string,
    ];
    return shorter.length >= 3 && longer.startsWith(shorter);
  });
}

function tolerance(candidate: string): number {
  return Math.max(1, Math.floor(candidate.length / 3));
}

/** Insertions, removals, replacements and swaps of neighbours that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length]!;
}
