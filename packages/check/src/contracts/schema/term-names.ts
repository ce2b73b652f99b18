import type { Term } from "./term.js";

/** Names terms by their document and nodes: equal terms have the same name, in whatever order their nodes are. */
export function termNames(): (term: Term) => string {
  const numbers = new Map<object, number>();
  const numberOf = (node: object) => {
    if (!numbers.has(node)) numbers.set(node, numbers.size);
    return numbers.get(node)!;
  };
  return ({ root, nodes }) => {
    const inOrder = nodes.map(numberOf).sort((a, b) => a - b);
    return `${numberOf(root)}:${inOrder.join(",")}`;
  };
}
