import { amount } from "@ashlar/survey/printing";
import { isViolating, type ModuleEdge, type ModuleGraph } from "../module-graph.js";
import { graphSvg } from "./graph-svg.js";

// A picture of more edges than this says nothing any more.
const most = 60;

/**
 * The graph of the modules with what there is to know to read it. Pointing at a module shows its dependencies alone. Of
 * many dependencies only those that violate a rule are drawn, and of many of these the ones with the most imports: the
 * rest appears when its module is pointed at, or when all are asked for.
 */
export function graphSection(graph: ModuleGraph): string {
  const { nodes, edges } = graph;
  if (nodes.length === 0) return "";
  const violating = edges.filter(isViolating);
  const shown = edges.length <= most ? edges : heaviest(violating);
  const all = amount(edges.length, "dependency", "dependencies");
  const choice = `<p class="quiet print-not"><input type="checkbox" id="draw-all"> <label for="draw-all">Draw all ${all}</label></p>`;
  return `<section id="graph" class="graph">
<h2 id="graph-heading">How the modules depend on each other</h2>
<p class="quiet">${legend(edges.length, violating.length, shown.length)}</p>
${shown.length < edges.length ? choice : ""}
<style>${[...nodes.keys()].map(pointedAt).join("")}</style>
<div class="canvas">
${graphSvg(graph, shown)}
</div>
</section>`;
}

function heaviest(edges: readonly ModuleEdge[]): ModuleEdge[] {
  return [...edges].sort((a, b) => b.imports - a.imports).slice(0, most);
}

function legend(all: number, violating: number, shown: number): string {
  if (all === 0) return "No module imports another.";
  return `${colours(all, violating, shown)}A number counts imports. Point at a module to see its arrows alone.`;
}

function colours(all: number, violating: number, shown: number): string {
  if (shown < violating)
    return `Drawn are the ${shown} largest of ${violating} dependencies that violate a rule. `;
  if (shown < all && violating > 0) return "Only dependencies that violate a rule are drawn. ";
  if (shown < all) return "No dependency violates a rule, so none is drawn. ";
  return violating > 0 ? "Thick red arrows violate a rule, and arrows that point up close a cycle. " : "";
}

// Without a script: which edges belong to a module can only be said module by module.
function pointedAt(node: number): string {
  const graph = `.graph:has(#node-${node}:is(:hover,:focus-visible))`;
  return `${graph} .edge:not(.n${node}){opacity:.06}${graph} .edge.n${node}{visibility:visible}`;
}
