/** Splits nodes, which are numbers from 0, into sets that no edge joins: the largest first. */
export function connectedComponents(
  nodes: number,
  edges: readonly { readonly from: number; readonly to: number }[],
): number[][] {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (const { from, to } of edges) {
    neighbours[from]!.push(to);
    neighbours[to]!.push(from);
  }
  const seen = new Set<number>();
  const components: number[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const component = [start];
    seen.add(start);
    // The loop goes on over what it adds.
    for (const node of component) {
      for (const next of neighbours[node]!) {
        if (seen.has(next)) continue;
        seen.add(next);
        component.push(next);
      }
    }
    components.push(component.sort((a, b) => a - b));
  }
  return components.sort((a, b) => b.length - a.length);
}
