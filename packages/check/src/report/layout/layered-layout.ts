import { edgePorts } from "./edge-ports.js";
import { feedbackOrder, type WeightedEdge } from "./feedback-order.js";
import { boxHeight, type GraphLayout, type Point } from "./graph-layout.js";
import { layering } from "./layering.js";
import { type Cell, placeRows } from "./row-placement.js";

const boxGap = 22;
const bendWidth = 14;

interface Chain {
  /** From the edge's upper end to its lower one: a box, the bends in the rows between, and a box. */
  readonly cells: readonly Cell[];
  /** Whether the edge points up. */
  readonly upwards: boolean;
}

/**
 * Lays out a connected directed graph in rows, with its edges pointing down but for a few that close cycles: first an order
 * ({@link feedbackOrder}), from it the rows ({@link layering}), then the places within them ({@link placeRows}), where
 * an edge that passes a row takes room there as a box does. No edge may lead to where it starts.
 */
export function layeredLayout(
  widths: readonly number[],
  edges: readonly WeightedEdge[],
  rowWidth: number,
): GraphLayout {
  const rank = feedbackOrder(widths.length, edges);
  const isUpwards = ({ from, to }: WeightedEdge) => rank[from]! > rank[to]!;
  const downward = edges.map((edge): readonly [number, number] =>
    isUpwards(edge) ? [edge.to, edge.from] : [edge.from, edge.to],
  );
  const taken = widths.map((width) => width + boxGap);
  const layers = layering(taken, downward, rank, rowWidth);
  const rows = Array.from({ length: Math.max(-1, ...layers) + 1 }, (): Cell[] => []);
  const cellIn = (layer: number, width: number): Cell => {
    const cell: Cell = { width, x: 0, above: [], below: [] };
    rows.at(-1 - layer)!.push(cell);
    return cell;
  };
  const boxes = taken.map((width, node) => cellIn(layers[node]!, width));
  const chains = edges.map((edge, index): Chain => {
    const [upper, lower] = downward[index]!;
    const between = Array.from({ length: layers[upper]! - layers[lower]! - 1 }, (_, step) =>
      cellIn(layers[upper]! - 1 - step, bendWidth),
    );
    const cells = [boxes[upper]!, ...between, boxes[lower]!];
    connect(cells);
    return { cells, upwards: isUpwards(edge) };
  });
  placeRows(rows);
  return measured(rows, boxes, chains);
}

function connect(cells: readonly Cell[]): void {
  for (const [index, cell] of cells.slice(1).entries()) {
    const above = cells[index]!;
    above.below.push(cell);
    cell.above.push(above);
  }
}

function measured(rows: readonly Cell[][], boxes: readonly Cell[], chains: readonly Chain[]): GraphLayout {
  const all = rows.flat();
  const left = Math.min(...all.map(({ x, width }) => x - width / 2)) + boxGap / 2;
  const right = Math.max(...all.map(({ x, width }) => x + width / 2)) - boxGap / 2;
  const top = new Map<Cell, number>();
  let y = 0;
  for (const row of rows) {
    for (const cell of row) top.set(cell, y);
    y += boxHeight + spaceBelow(row);
  }
  const at = (cell: Cell, down: number, shift = 0): Point => ({
    x: cell.x - left + shift,
    y: top.get(cell)! + down,
  });
  const upper = edgePorts(chains.map(({ cells }) => ({ box: cells[0]!, next: cells[1]! })));
  const lower = edgePorts(chains.map(({ cells }) => ({ box: cells.at(-1)!, next: cells.at(-2)! })));
  return {
    width: right - left,
    height: Math.max(...top.values()) + boxHeight,
    boxes: boxes.map((box) => at(box, boxHeight / 2)),
    routes: chains.map(({ cells, upwards }, index) => {
      const points = [
        at(cells[0]!, boxHeight, upper[index]!),
        ...cells.slice(1, -1).flatMap((bend) => [at(bend, 0), at(bend, boxHeight)]),
        at(cells.at(-1)!, 0, lower[index]!),
      ];
      return upwards ? points.reverse() : points;
    }),
  };
}

/** More edges need more room to be told apart. */
function spaceBelow(row: readonly Cell[]): number {
  const edges = row.reduce((sum, { below }) => sum + below.length, 0);
  return edges === 0 ? 28 : Math.min(110, 54 + 3 * edges);
}
