import type { Adjacency } from "./adjacency.js";

/**
 * The strongly connected components of a graph, in which every node reaches every other; a node that is in no cycle is a
 * component of its own. Dependencies come before what depends on them. Tarjan's algorithm, without recursion: linear in nodes
 * and edges, whatever the depth.
 *
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972).
 *
 * @example
 * ```ts
 * components(new Map([["a", new Set(["b"])], ["b", new Set(["a"])]])); // [["b", "a"]]
 * ```
 */
export function components<Node>(graph: Adjacency<Node>): readonly (readonly Node[])[] {
  const indexOf = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const found: Node[][] = [];

  for (const start of graph.keys()) {
    if (indexOf.has(start)) continue;
    const path = [enter(start)];
    while (path.length > 0) {
      const { node, edges } = path.at(-1)!;
      const { value: next, done } = edges.next();
      if (!done) {
        if (!graph.has(next)) continue;
        if (!indexOf.has(next)) path.push(enter(next));
        else if (isOpen.has(next)) lower(node, indexOf.get(next)!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, lowest.get(node)!);
      if (lowest.get(node) === indexOf.get(node)) found.push(close(node));
    }
  }
  return found;

  function enter(node: Node) {
    indexOf.set(node, indexOf.size);
    lowest.set(node, indexOf.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, edges: graph.get(node)!.values() };
  }

  function lower(node: Node, index: number): void {
    if (index < lowest.get(node)!) lowest.set(node, index);
  }

  function close(node: Node): Node[] {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    return component;
  }
}
