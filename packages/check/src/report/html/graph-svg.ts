import { amount } from "@ashlar/survey/printing";
import { directRoute } from "../layout/direct-route.js";
import { layoutGraph } from "../layout/graph-layout.js";
import { labelPlaces } from "../layout/label-places.js";
import { isViolating, type ModuleEdge, type ModuleGraph } from "../module-graph.js";
import { arrowHeads, edgeSvg } from "./edge-svg.js";
import { boxWidth, nodeSvg } from "./node-svg.js";
import { px } from "./pixels.js";

/**
 * Draws modules as SVG. Each is a link that can be reached with the keyboard, `#node-<index>`; an edge has the classes
 * `n<index>` of its two modules, and `holds` or `violates`. The edges in `shown` decide where the modules go and lead
 * around what is in their way; the others lead straight there and have the class `rest`.
 */
export function graphSvg({ nodes, edges }: ModuleGraph, shown: readonly ModuleEdge[]): string {
  const layout = layoutGraph(
    nodes.map(boxWidth),
    shown.map(({ from, to, imports }) => ({ from, to, weight: Math.max(1, imports) })),
  );
  const routed = new Map(shown.map((edge, index) => [edge, layout.routes[index]!]));
  // What violates has the first choice of places for labels, and is drawn last, so that nothing hides it.
  const inOrder = [...edges].sort(
    (a, b) =>
      Number(routed.has(b)) - Number(routed.has(a)) || Number(isViolating(b)) - Number(isViolating(a)),
  );
  const routes = inOrder.map(
    (edge) => routed.get(edge) ?? directRoute(layout.boxes[edge.from]!, layout.boxes[edge.to]!),
  );
  const labels = labelPlaces(
    routes,
    inOrder.map(({ imports }) => String(imports)),
  );
  const drawn = inOrder.map((edge, index) =>
    edgeSvg(edge, nodes, {
      route: routes[index]!,
      label: labels[index]!,
      isRest: !routed.has(edge),
    }),
  );
  const [width, height] = [px(layout.width), px(layout.height)];
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-labelledby="graph-heading graph-description">
<desc id="graph-description">${described(nodes.length, edges)}</desc>
<defs>${arrowHeads}</defs>
${drawn.reverse().join("\n")}
${nodes.map((node, index) => nodeSvg(node, index, layout.boxes[index]!)).join("\n")}
</svg>`;
}

function described(modules: number, edges: readonly ModuleEdge[]): string {
  const violating = edges.filter(isViolating).length.toLocaleString("en-US");
  const all = amount(edges.length, "dependency", "dependencies");
  return `${amount(modules, "module")} and ${all}, of which ${violating} violate a rule. The list of the modules tells the same in words.`;
}
