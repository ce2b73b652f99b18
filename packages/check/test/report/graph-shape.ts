/** What a picture in a graph language consists of. */
export interface GraphShape {
  /** The labels of its nodes, as they are written. */
  readonly nodes: readonly string[];
  readonly edges: number;
  /** Lines that are nothing the language knows, or more than one thing. */
  readonly unknown: readonly string[];
}

// Letters and what is harmless in a label, or a code; nothing that ends the label or means something within it.
const mermaidLabel = String.raw`"(?<label>(?:[\p{L}\p{N}\p{M} @/._-]|#\d+;)+)"`;
const mermaidLines = {
  node: new RegExp(String.raw`^  module_\w*\[${mermaidLabel}\]$`, "u"),
  edge: /^ {2}module_\w* (-->|-- "[\w<>/-]+" -->) module_\w*$/,
  other:
    /^(flowchart TD| {2}(%% [\d,]+ dependenc(y|ies) left out|classDef violating [\w#:,-]+|class [\w,]+ violating|linkStyle [\d,]+ [\w#:,-]+)|)$/,
};

const quoted = String.raw`"(?:[^"\\\n]|\\.)*"`;
const dotLines = {
  node: new RegExp(String.raw`^  module_\w* \[label=(?<label>${quoted})(, \w+=${quoted})*\]$`),
  edge: new RegExp(String.raw`^  module_\w* -> module_\w* \[\w+=${quoted}(, \w+=${quoted})*\]$`),
  other: new RegExp(
    String.raw`^(digraph modules \{|\}|  (graph|node|edge) \[\w+=${quoted}(, \w+=${quoted})*\]|)$`,
  ),
};

/** Takes a Mermaid flowchart apart, line by line. */
export function mermaidShape(text: string): GraphShape {
  return shape(text, mermaidLines);
}

/** Takes a Graphviz graph apart, line by line. */
export function dotShape(text: string): GraphShape {
  return shape(text, dotLines);
}

function shape(text: string, kinds: typeof dotLines): GraphShape {
  const lines = text.split("\n");
  return {
    nodes: lines.flatMap((line) => kinds.node.exec(line)?.groups?.label ?? []),
    edges: lines.filter((line) => kinds.edge.test(line)).length,
    unknown: lines.filter((line) => Object.values(kinds).filter((kind) => kind.test(line)).length !== 1),
  };
}
