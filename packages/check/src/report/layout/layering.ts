/** An edge that points down: its first node is to lie in a higher layer than its second. */
export type DownwardEdge = readonly [upper: number, lower: number];

/**
 * Assigns each node a layer: what depends on nothing lies at the bottom, in layer 0, and everything else just above the
 * highest of what it depends on (longest-path layering). A layer that is as wide as `capacity` takes no more: nodes
 * move up to the next, so that a picture grows downwards and not beyond the page.
 *
 * The edges must have no cycle, and `rank` must order the nodes along them.
 */
export function layering(
  widths: readonly number[],
  edges: readonly DownwardEdge[],
  rank: readonly number[],
  capacity: number,
): number[] {
  const below = new Map<number, number[]>();
  const connected = new Set<number>(edges.flat());
  for (const [upper, lower] of edges) below.set(upper, [...(below.get(upper) ?? []), lower]);
  // Whatever has no edge fills the gaps that the others leave.
  const order = [...widths.keys()].sort(
    (a, b) => Number(connected.has(b)) - Number(connected.has(a)) || rank[b]! - rank[a]!,
  );
  const layers: number[] = [];
  const used: number[] = [];
  for (const node of order) {
    let layer = Math.max(0, ...(below.get(node) ?? []).map((lower) => layers[lower]! + 1));
    while ((used[layer] ?? 0) > 0 && used[layer]! + widths[node]! > capacity) layer++;
    used[layer] = (used[layer] ?? 0) + widths[node]!;
    layers[node] = layer;
  }
  return layers;
}
