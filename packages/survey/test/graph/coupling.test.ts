import fc from "fast-check";
import { expect, test } from "vitest";
import { coupling } from "../../src/index.js";
import { graphs } from "./generated-graph.js";

test("fan-in, fan-out, and how unstable that makes a node", () => {
  const graph = new Map([
    ["orders", new Set(["money", "users", "orders", "zod"])],
    ["users", new Set(["money"])],
    ["money", new Set<string>()],
    ["alone", new Set<string>()],
  ]);
  expect(Object.fromEntries(coupling(graph))).toEqual({
    orders: { fanIn: 0, fanOut: 2, instability: 1 },
    users: { fanIn: 1, fanOut: 1, instability: 0.5 },
    money: { fanIn: 2, fanOut: 0, instability: 0 },
    alone: { fanIn: 0, fanOut: 0, instability: 0 },
  });
});

test("it counts the edges to and from every node", () => {
  const property = fc.property(graphs, (graph) => {
    const edges = [...graph].flatMap(([from, to]) => [...to].map((one) => [from, one] as const));
    const counted = edges.filter(([from, to]) => from !== to && graph.has(to));
    const found = coupling(graph);
    expect([...found.keys()]).toEqual([...graph.keys()]);
    for (const [node, { fanIn, fanOut, instability }] of found) {
      expect(fanIn).toBe(counted.filter(([, to]) => to === node).length);
      expect(fanOut).toBe(counted.filter(([from]) => from === node).length);
      expect(instability).toBe(fanOut / (fanIn + fanOut || 1));
    }
  });
  fc.assert(property);
});
