import type { Adjacency } from "./adjacency.js";

/** How a node of a graph hangs together with the others. */
export interface Coupling {
  /** How many others depend on it (afferent coupling). */
  readonly fanIn: number;
  /** On how many others it depends (efferent coupling). */
  readonly fanOut: number;
  /** Fan-out ÷ (fan-in + fan-out): 0 is depended on only, 1 depends only. 0 for a node without edges. */
  readonly instability: number;
}

/**
 * Fan-in, fan-out and instability of every node; edges to itself and to nodes that are not listed do not count.
 *
 * Source of the formula: R. C. Martin, OO Design Quality Metrics (1994).
 */
export function coupling<Node>(graph: Adjacency<Node>): ReadonlyMap<Node, Coupling> {
  const fanIn = new Map<Node, number>();
  const fanOut = new Map<Node, number>();
  for (const [from, edges] of graph) {
    for (const to of edges) {
      if (to === from || !graph.has(to)) continue;
      fanIn.set(to, (fanIn.get(to) ?? 0) + 1);
      fanOut.set(from, (fanOut.get(from) ?? 0) + 1);
    }
  }
  return new Map(
    Array.from(graph.keys(), (node) => {
      const [into = 0, out = 0] = [fanIn.get(node), fanOut.get(node)];
      return [node, { fanIn: into, fanOut: out, instability: into + out === 0 ? 0 : out / (into + out) }];
    }),
  );
}
