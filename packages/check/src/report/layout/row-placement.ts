/** Something that takes room in a row: a box, or the bend of an edge that passes between boxes. */
export interface Cell {
  /** The room it takes, with the space to what is next to it. */
  readonly width: number;
  /** The middle of it. Placement changes it. */
  x: number;
  /** What it is connected to in rows above. */
  readonly above: Cell[];
  readonly below: Cell[];
}

const sweeps = 12;

/**
 * Places the cells of each row, so that connected ones lie above each other and edges cross little: row after row, down
 * and up again, cells go where their neighbours are on average (the barycentre method of Sugiyama, Tagawa and Toda,
 * 1981, on positions instead of ranks). The last sweeps keep the order and straighten the edges.
 */
export function placeRows(rows: readonly Cell[][]): void {
  for (const row of rows) settle(row, new Map());
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const downwards = sweep % 2 === 0;
    const settled = sweep >= sweeps - 4;
    for (const row of downwards ? rows : rows.toReversed()) {
      const wanted = new Map<Cell, number>();
      for (const cell of row) {
        const towards = settled ? [...cell.above, ...cell.below] : downwards ? cell.above : cell.below;
        wanted.set(cell, towards.length === 0 ? cell.x : mean(towards.map(({ x }) => x)));
      }
      if (!settled) row.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      settle(row, wanted);
    }
  }
}

/** Puts the cells of a row, in their order, as close to where they want to be as the others let them. */
function settle(row: readonly Cell[], wanted: ReadonlyMap<Cell, number>): void {
  const fromLeft: number[] = [];
  const fromRight: number[] = [];
  const distance = (index: number) => (row[index]!.width + row[index + 1]!.width) / 2;
  for (const [index, cell] of row.entries()) {
    const least = index === 0 ? -Infinity : fromLeft[index - 1]! + distance(index - 1);
    fromLeft[index] = Math.max(wanted.get(cell) ?? 0, least);
  }
  for (const index of [...row.keys()].reverse()) {
    const most = index === row.length - 1 ? Infinity : fromRight[index + 1]! - distance(index);
    fromRight[index] = Math.min(wanted.get(row[index]!) ?? 0, most);
  }
  // Both keep the distances, and so does what lies between them.
  for (const [index, cell] of row.entries()) cell.x = (fromLeft[index]! + fromRight[index]!) / 2;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
