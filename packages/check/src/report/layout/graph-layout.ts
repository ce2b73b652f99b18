import { connectedComponents } from "./connected-components.js";
import type { WeightedEdge } from "./feedback-order.js";
import { layeredLayout } from "./layered-layout.js";

/** Where everything goes. All numbers are pixels. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** The middles of the boxes. */
  readonly boxes: readonly Point[];
  readonly routes: readonly Route[];
}

/** A point of a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The way of an edge, as pairs of points: from the first of a pair to the second it crosses the space between two rows;
 * from one pair to the next it passes straight through a row.
 */
export type Route = readonly Point[];

/** The height of every box. */
export const boxHeight = 46;

const pageWidth = 1120;
const margin = 12;
const gap = { across: 28, down: 36 };

/**
 * Lays out a directed graph: each connected part by itself ({@link layeredLayout}), and the parts side by side on
 * shelves as wide as a page, the largest first. No edge may lead to where it starts.
 */
export function layoutGraph(widths: readonly number[], edges: readonly WeightedEdge[]): GraphLayout {
  const boxes: Point[] = [];
  const routes: Route[] = [];
  const shelf = { x: margin, y: margin, height: 0 };
  let right = 0;
  for (const nodes of connectedComponents(widths.length, edges)) {
    const own = [...edges.keys()].filter((index) => nodes.includes(edges[index]!.from));
    const part = layeredLayout(
      nodes.map((node) => widths[node]!),
      own.map((index) => ({
        from: nodes.indexOf(edges[index]!.from),
        to: nodes.indexOf(edges[index]!.to),
        weight: edges[index]!.weight,
      })),
      pageWidth,
    );
    if (shelf.x > margin && shelf.x + part.width > pageWidth) {
      Object.assign(shelf, { x: margin, y: shelf.y + shelf.height + gap.down, height: 0 });
    }
    const { x, y } = shelf;
    const moved = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
    for (const [index, node] of nodes.entries()) boxes[node] = moved(part.boxes[index]!);
    for (const [index, edge] of own.entries()) routes[edge] = part.routes[index]!.map(moved);
    right = Math.max(right, x + part.width);
    shelf.x += part.width + gap.across;
    shelf.height = Math.max(shelf.height, part.height);
  }
  return { width: right + margin, height: shelf.y + shelf.height + margin, boxes, routes };
}
