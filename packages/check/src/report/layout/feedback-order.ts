/** An arrow between two nodes, which are numbers from 0. */
export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  /** What it costs to have it point backwards. */
  readonly weight: number;
}

/**
 * Orders nodes so that the edges that point backwards weigh little: all of them together close every cycle. Answers the
 * rank of each node. This is the greedy heuristic of Eades, Lin and Smyth, "A fast and effective heuristic for the
 * feedback arc set problem" (1993), with weights: sources go first, sinks last, and when there are neither, the node
 * whose outgoing edges outweigh its incoming ones the most goes next.
 */
export function feedbackOrder(nodes: number, edges: readonly WeightedEdge[]): number[] {
  const first: number[] = [];
  const last: number[] = [];
  const remaining = new Set(Array.from({ length: nodes }, (_, node) => node));
  while (remaining.size > 0) {
    const outgoing = new Map<number, number>();
    const incoming = new Map<number, number>();
    for (const { from, to, weight } of edges) {
      if (from === to || !remaining.has(from) || !remaining.has(to)) continue;
      outgoing.set(from, (outgoing.get(from) ?? 0) + weight);
      incoming.set(to, (incoming.get(to) ?? 0) + weight);
    }
    const sinks = [...remaining].filter((node) => !outgoing.has(node));
    const sources = [...remaining].filter((node) => outgoing.has(node) && !incoming.has(node));
    const lead = (node: number) => (outgoing.get(node) ?? 0) - (incoming.get(node) ?? 0);
    const next =
      sinks.length + sources.length > 0
        ? sources
        : [[...remaining].reduce((best, node) => (lead(node) > lead(best) ? node : best))];
    first.push(...next);
    last.unshift(...sinks);
    for (const node of [...sinks, ...next]) remaining.delete(node);
  }
  const rank: number[] = [];
  for (const [position, node] of [...first, ...last].entries()) rank[node] = position;
  return rank;
}
