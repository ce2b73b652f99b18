import { amount, printable, shortened } from "@ashlar/survey/printing";
import type { CheckReport } from "./check-report.js";
import { isViolating, type ModuleEdge, moduleGraph } from "./module-graph.js";

// Mermaid draws no flowchart with more edges than this, unless the page it is on says so.
const mostEdges = 500;

/**
 * Draws the modules and their dependencies as a Mermaid flowchart, for a README or a pull request. The number at an
 * arrow is of imports; red ones violate the rules that stand beside the number. Of a very large graph only these are
 * drawn.
 */
export function reportMermaid(report: CheckReport): string {
  const { nodes, edges: all } = moduleGraph(report);
  const edges = all.length <= mostEdges ? all : all.filter(isViolating).slice(0, mostEdges);
  const violating = nodes.filter(({ violations }) => violations > 0).map(({ id }) => id);
  const red = edges.flatMap((edge, index) => (isViolating(edge) ? [index] : []));
  return [
    "flowchart TD",
    ...nodes.map(({ id, name }) => `  ${id}["${label(name)}"]`),
    ...edges.map((edge) => `  ${nodes[edge.from]!.id} ${arrow(edge)} ${nodes[edge.to]!.id}`),
    ...(edges.length < all.length
      ? [`  %% ${amount(all.length - edges.length, "dependency", "dependencies")} left out`]
      : []),
    ...(violating.length > 0
      ? ["  classDef violating stroke:#c62828,stroke-width:2px", `  class ${violating.join(",")} violating`]
      : []),
    ...(red.length > 0 ? [`  linkStyle ${red.join(",")} stroke:#c62828,stroke-width:3px,color:#c62828`] : []),
    "",
  ].join("\n");
}

function arrow({ imports, violates }: ModuleEdge): string {
  const label = [...(imports > 0 ? [imports] : []), ...violates].join("<br/>");
  return label === "" ? "-->" : `-- "${label}" -->`;
}

// Names are users': anything that could mean something to Mermaid or to HTML becomes its code.
function label(name: string): string {
  // An empty label is a mistake to Mermaid.
  return (shortened(printable(name), 60) || " ").replace(
    /[^\p{L}\p{N}\p{M} @/._-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
