import fc from "fast-check";
import { expect, test } from "vitest";
import { components } from "../../src/index.js";
import { graphs, reachable } from "./generated-graph.js";

test("a circle is one component, and what is in none is one of its own", () => {
  const graph = new Map([
    ["app", new Set(["a"])],
    ["a", new Set(["b"])],
    ["b", new Set(["a", "lib"])],
    ["lib", new Set<string>()],
  ]);
  expect(components(graph).map((one) => [...one].sort())).toEqual([["lib"], ["a", "b"], ["app"]]);
});

test("nodes are together where each reaches the other, and nowhere else", () => {
  const property = fc.property(graphs, (graph) => {
    const found = components(graph);
    expect(found.flat().sort()).toEqual([...graph.keys()].sort());
    for (const a of graph.keys()) {
      for (const b of graph.keys()) {
        const isTogether = found.some((one) => one.includes(a) && one.includes(b));
        expect(isTogether).toBe(a === b || (reachable(graph, a).has(b) && reachable(graph, b).has(a)));
      }
    }
  });
  fc.assert(property);
});

test("what others depend on comes before them", () => {
  const property = fc.property(graphs, (graph) => {
    const found = components(graph);
    const position = (node: number) => found.findIndex((one) => one.includes(node));
    for (const [from, edges] of graph) {
      for (const to of edges) if (graph.has(to)) expect(position(to)).toBeLessThanOrEqual(position(from));
    }
  });
  fc.assert(property);
});

test("a chain of a hundred thousand nodes is no danger", () => {
  const length = 100_000;
  const chain = new Map(Array.from({ length }, (_, index) => [index, new Set([(index + 1) % length])]));
  expect(components(chain)).toHaveLength(1);
});
