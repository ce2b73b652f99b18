import fc from "fast-check";
import { expect, test } from "vitest";
import { type Adjacency, shortestCycle } from "../../src/index.js";
import { graphs, reachable } from "./generated-graph.js";

/** The length of the shortest way back, by trying every length. */
function shortestLength(graph: Adjacency<number>, through: number): number | undefined {
  let ends = new Set([through]);
  for (let length = 1; length <= 9; length++) {
    ends = new Set([...ends].flatMap((node) => [...(graph.get(node) ?? [])]));
    if (ends.has(through)) return length;
  }
  return undefined;
}

test("of two circles, the shorter one", () => {
  const graph = new Map([
    ["a", new Set(["b", "c"])],
    ["b", new Set(["d"])],
    ["c", new Set(["a"])],
    ["d", new Set(["a"])],
  ]);
  expect(shortestCycle(graph, "a")).toEqual(["a", "c"]);
  expect(shortestCycle(graph, "d")).toEqual(["d", "a", "b"]);
});

test("an edge to itself is the shortest of all", () => {
  expect(
    shortestCycle(
      new Map([
        ["a", new Set(["b", "a"])],
        ["b", new Set(["a"])],
      ]),
      "a",
    ),
  ).toEqual(["a"]);
});

test("it begins with its node, follows edges, comes back, and none is shorter", () => {
  const property = fc.property(graphs, fc.nat({ max: 7 }), (graph, through) => {
    const cycle = shortestCycle(graph, through);
    expect(cycle === undefined).toBe(!reachable(graph, through).has(through));
    if (!cycle) return;
    expect(cycle[0]).toBe(through);
    expect(new Set(cycle).size).toBe(cycle.length);
    for (const [index, node] of cycle.entries()) {
      expect(graph.get(node)!.has(cycle[(index + 1) % cycle.length]!)).toBe(true);
    }
    expect(cycle).toHaveLength(shortestLength(graph, through)!);
  });
  fc.assert(property);
});
