import type { Cell } from "./row-placement.js";

/** Where an edge meets a box. */
export interface EdgeEnd {
  readonly box: Cell;
  /** What lies next along the edge. */
  readonly next: Cell;
}

const distance = 13;

/**
 * How far from the middle of its box each edge meets it, of edges that meet boxes on the same side: what goes to the
 * left starts further left, and no two edges start at the same place.
 */
export function edgePorts(ends: readonly EdgeEnd[]): number[] {
  const ports: number[] = [];
  for (const box of new Set(ends.map((end) => end.box))) {
    const meeting = [...ends.keys()]
      .filter((index) => ends[index]!.box === box)
      .sort((a, b) => ends[a]!.next.x - ends[b]!.next.x);
    const between = Math.min(distance, (box.width - 24) / Math.max(1, meeting.length - 1));
    for (const [place, index] of meeting.entries())
      ports[index] = (place - (meeting.length - 1) / 2) * between;
  }
  return ports;
}
