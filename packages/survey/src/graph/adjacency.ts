/** A directed graph: every node, and where its edges lead. Edges to nodes that are not listed are not followed. */
export type Adjacency<Node> = ReadonlyMap<Node, ReadonlySet<Node>>;
