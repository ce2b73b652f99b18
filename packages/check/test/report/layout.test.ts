import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connectedComponents } from "../../src/report/layout/connected-components.js";
import { feedbackOrder, type WeightedEdge } from "../../src/report/layout/feedback-order.js";
import { boxHeight, layoutGraph } from "../../src/report/layout/graph-layout.js";
import { labelPlaces } from "../../src/report/layout/label-places.js";
import { layering } from "../../src/report/layout/layering.js";

interface Graph {
  readonly widths: readonly number[];
  readonly edges: readonly WeightedEdge[];
}

/** Graphs of up to 25 nodes, with cycles and parallel edges, without an edge from a node to itself. */
const graphs: fc.Arbitrary<Graph> = fc
  .array(fc.integer({ min: 96, max: 280 }), { minLength: 1, maxLength: 25 })
  .chain((widths) => {
    const node = fc.nat(widths.length - 1);
    const edge = fc.record({ from: node, to: node, weight: fc.integer({ min: 1, max: 20 }) });
    return fc.record({
      widths: fc.constant(widths),
      edges: fc.array(edge, { maxLength: 60 }).map((all) => all.filter(({ from, to }) => from !== to)),
    });
  });

describe("an order with little feedback", () => {
  test("has no edge pointing backwards when there is no cycle", () => {
    fc.assert(
      fc.property(graphs, ({ widths, edges }) => {
        const acyclic = edges.filter(({ from, to }) => from < to);
        const rank = feedbackOrder(widths.length, acyclic);
        expect(acyclic.filter(({ from, to }) => rank[from]! > rank[to]!)).toEqual([]);
      }),
    );
  });

  test("cuts a cycle at its lightest edge", () => {
    const edges = [
      { from: 0, to: 1, weight: 5 },
      { from: 1, to: 2, weight: 1 },
      { from: 2, to: 0, weight: 7 },
    ];
    const rank = feedbackOrder(3, edges);
    expect(edges.filter(({ from, to }) => rank[from]! > rank[to]!)).toEqual([edges[1]]);
  });

  test("gives every node a rank of its own", () => {
    fc.assert(
      fc.property(graphs, ({ widths, edges }) => {
        const ranks = feedbackOrder(widths.length, edges);
        expect([...ranks].sort((a, b) => a - b)).toEqual([...widths.keys()]);
      }),
    );
  });
});

describe("layers", () => {
  test("put what depends on nothing at the bottom, and the rest just above", () => {
    const edges = [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const;
    expect(layering([10, 10, 10], edges, [0, 1, 2], 100)).toEqual([2, 1, 0]);
  });

  test("take no more than fits", () => {
    expect(layering([60, 60, 60], [], [0, 1, 2], 130)).toEqual([1, 0, 0]);
  });

  test("take a box that is too wide for any layer", () => {
    expect(layering([500, 10], [], [0, 1], 100)).toEqual([1, 0]);
  });
});

describe("connected components", () => {
  test("are what no edge joins, the largest first", () => {
    expect(connectedComponents(5, [{ from: 3, to: 1 }])).toEqual([[1, 3], [0], [2], [4]]);
  });
});

describe("a layout", () => {
  test("has no boxes on each other, and all of them in the picture", () => {
    fc.assert(
      fc.property(graphs, ({ widths, edges }) => {
        const { boxes, width, height } = layoutGraph(widths, edges);
        for (const [a, box] of boxes.entries()) {
          expect(box.x - widths[a]! / 2).toBeGreaterThan(0);
          expect(box.x + widths[a]! / 2).toBeLessThan(width);
          expect(box.y + boxHeight / 2).toBeLessThan(height);
          for (const [b, other] of boxes.entries()) {
            if (a === b) continue;
            const beside = Math.abs(box.x - other.x) >= (widths[a]! + widths[b]!) / 2;
            expect(beside || Math.abs(box.y - other.y) >= boxHeight).toBe(true);
          }
        }
      }),
    );
  });

  test("leads each edge from the box it starts at to the one it ends at, past no other", () => {
    fc.assert(
      fc.property(graphs, ({ widths, edges }) => {
        const { boxes, routes } = layoutGraph(widths, edges);
        for (const [index, { from, to }] of edges.entries()) {
          const route = routes[index]!;
          const [start, end] = [route[0]!, route.at(-1)!];
          const downwards = boxes[from]!.y < boxes[to]!.y;
          expect(start.y).toBeCloseTo(boxes[from]!.y + (downwards ? 1 : -1) * (boxHeight / 2));
          expect(end.y).toBeCloseTo(boxes[to]!.y - (downwards ? 1 : -1) * (boxHeight / 2));
          expect(Math.abs(start.x - boxes[from]!.x)).toBeLessThan(widths[from]! / 2);
          expect(Math.abs(end.x - boxes[to]!.x)).toBeLessThan(widths[to]! / 2);
          // Where it passes a row it is beside every box of it.
          for (const bend of route.slice(1, -1)) {
            for (const [node, box] of boxes.entries()) {
              const inRow = Math.abs(bend.y - box.y) <= boxHeight / 2 + 0.01;
              expect(!inRow || Math.abs(bend.x - box.x) >= widths[node]! / 2).toBe(true);
            }
          }
        }
      }),
    );
  });

  test("is the same for the same graph", () => {
    fc.assert(
      fc.property(graphs, ({ widths, edges }) => {
        expect(layoutGraph(widths, edges)).toEqual(layoutGraph(widths, edges));
      }),
    );
  });

  test("keeps the labels of an edge there and one back apart", () => {
    const { routes } = layoutGraph(
      [100, 100],
      [
        { from: 0, to: 1, weight: 2 },
        { from: 1, to: 0, weight: 1 },
      ],
    );
    const [there, back] = labelPlaces(routes, ["10", "10"]);
    expect(Math.abs(there!.x - back!.x) > 16 || Math.abs(there!.y - back!.y) > 13).toBe(true);
  });
});
