import type { Adjacency } from "./adjacency.js";

/**
 * A shortest cycle through a node: the node, and those on the way back to it. `undefined` when no way leads back. Of several
 * equally short ones, the first in the order of the graph's edges.
 *
 * @example
 * ```ts
 * shortestCycle(graph, "orders"); // ["orders", "payments"]
 * ```
 */
export function shortestCycle<Node>(graph: Adjacency<Node>, through: Node): readonly Node[] | undefined {
  const cameFrom = new Map<Node, Node>();
  const queue = [through];
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === through) return wayTo(node);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;

  function wayTo(last: Node): Node[] {
    const way = [last];
    while (way[0] !== through) way.unshift(cameFrom.get(way[0]!)!);
    return way;
  }
}
