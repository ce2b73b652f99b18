import { amount, escapeHtml } from "@ashlar/survey/printing";
import { controlHeight } from "../layout/crossing-curve.js";
import type { Point, Route } from "../layout/graph-layout.js";
import { isViolating, type ModuleEdge, type ModuleNode } from "../module-graph.js";
import { px } from "./pixels.js";

/** Where an edge is drawn. */
export interface EdgePlace {
  readonly route: Route;
  readonly label: Point;
  /** Whether it is one of those that are shown only on demand. */
  readonly isRest: boolean;
}

/** An arrow from the importing module, with the number of imports. */
export function edgeSvg(
  edge: ModuleEdge,
  nodes: readonly ModuleNode[],
  { route, label, isRest }: EdgePlace,
): string {
  const kind = isViolating(edge) ? "violates" : "holds";
  return [
    `<g class="edge ${kind}${isRest ? " rest" : ""} n${edge.from} n${edge.to}">`,
    `<title>${escapeHtml(tells(edge, nodes))}</title>`,
    `<path d="${path(route)}" marker-end="url(#arrow-${kind})"/>`,
    edge.imports > 0 ? `<text x="${px(label.x)}" y="${px(label.y + 4)}">${edge.imports}</text>` : "",
    "</g>",
  ].join("");
}

/** What both kinds of arrows end in. */
export const arrowHeads = ["holds", "violates"]
  .map(
    (kind) =>
      `<marker id="arrow-${kind}" class="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`,
  )
  .join("");

function tells({ from, to, imports, violates }: ModuleEdge, nodes: readonly ModuleNode[]): string {
  const facts = [
    ...(imports > 0 ? [amount(imports, "import")] : []),
    ...(violates.length > 0 ? [`violates ${violates.join(", ")}`] : []),
  ];
  return `${nodes[from]!.name} → ${nodes[to]!.name}: ${facts.join("; ")}`;
}

/** Curves across the spaces between rows, straight lines through the rows. */
function path(route: Route): string {
  const steps = route.slice(1).map((to, index) => {
    const end = `${px(to.x)} ${px(to.y)}`;
    if (index % 2 === 1) return `L${end}`;
    const from = route[index]!;
    const control = px(controlHeight(from, to));
    return `C${px(from.x)} ${control} ${px(to.x)} ${control} ${end}`;
  });
  return `M${px(route[0]!.x)} ${px(route[0]!.y)}${steps.join("")}`;
}
