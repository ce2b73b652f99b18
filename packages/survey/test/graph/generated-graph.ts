import fc from "fast-check";
import type { Adjacency } from "../../src/index.js";

const node = fc.nat({ max: 7 });

/** Small graphs with all that can be odd in one: edges to itself, and to nodes that are not listed. */
export const graphs: fc.Arbitrary<Adjacency<number>> = fc
  .array(fc.tuple(node, fc.array(node, { maxLength: 3 })), { maxLength: 8 })
  .map((entries) => new Map(entries.map(([from, to]) => [from, new Set(to)])));

/** The nodes that a node reaches by one edge or more. */
export function reachable<Node>(graph: Adjacency<Node>, from: Node): ReadonlySet<Node> {
  const reached = new Set<Node>(graph.get(from));
  for (const node of reached) for (const next of graph.get(node) ?? []) reached.add(next);
  return reached;
}
