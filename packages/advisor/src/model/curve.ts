/** A function through points, straight between them and flat beyond. Points are sorted by their first number. */
export function through(points: readonly (readonly [at: number, value: number])[]): (at: number) => number {
  return (at) => {
    const after = points.findIndex(([x]) => x >= at);
    if (after === -1) return points.at(-1)![1];
    if (after === 0) return points[0]![1];
    const [x0, y0] = points[after - 1]!;
    const [x1, y1] = points[after]!;
    return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
  };
}
