import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/report/check-report.js";
import { reportDot, reportMermaid } from "../../src/report/index.js";
import { moduleGraph } from "../../src/report/module-graph.js";
import { expectGolden } from "./golden.js";
import { dotShape, mermaidShape } from "./graph-shape.js";
import { hostileNames, hostileReport } from "./hostile-report.js";
import { cleanReport, sampleReport } from "./sample-report.js";

describe("the graph of a report", () => {
  test("has an edge for a violation between modules that do not import each other", () => {
    const { nodes, edges } = moduleGraph(sampleReport);
    const edge = edges.find(({ imports }) => imports === 0);
    expect([nodes[edge!.from]!.name, nodes[edge!.to]!.name, edge!.violates]).toEqual([
      "shipping",
      "orders",
      ["own-schema"],
    ]);
  });

  test("counts a violation where it is to be mended", () => {
    const counts = moduleGraph(sampleReport).nodes.map(({ name, violations }) => [name, violations]);
    expect(counts).toEqual([
      ["orders", 2],
      ["billing", 1],
      ["inventory", 0],
      ["shipping", 1],
      ["users", 0],
      ["@shop/money", 0],
    ]);
  });

  test("has modules that only a dependency names", () => {
    const report: CheckReport = { ...cleanReport, modules: [] };
    expect(moduleGraph(report).nodes).toHaveLength(6);
  });

  test("leaves out what a module has with itself", () => {
    const itself = { from: "orders", to: "orders", imports: 1, typeOnly: 0, violates: [] };
    expect(moduleGraph({ ...cleanReport, dependencies: [itself] }).edges).toEqual([]);
  });

  test("gives every module an id of its own, whatever the names are", () => {
    const names = ["a-b", "a b", "a_b", "a_b_2", "A-B", "日本", "中国"];
    const modules = names.map((name) => ({ name, folders: [], files: 1 }));
    const ids = moduleGraph({ ...cleanReport, modules, dependencies: [] }).nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(names.length);
    for (const id of ids) expect(id).toMatch(/^module_\w*$/);
  });
});

describe("a Mermaid flowchart", () => {
  test("shows modules, imports and violations", () => {
    expectGolden("report.mmd", reportMermaid(sampleReport));
  });

  test("styles nothing when everything holds", () => {
    expect(reportMermaid(cleanReport)).not.toMatch(/linkStyle|class/);
  });

  test("is a flowchart whatever the names are", () => {
    const shape = mermaidShape(reportMermaid(hostileReport));
    expect(shape.unknown).toEqual([]);
    expect(shape.nodes).toHaveLength(hostileNames.length);
    expect(shape.edges).toBe(moduleGraph(hostileReport).edges.length);
  });

  test("draws no more than Mermaid takes, and what violates first", () => {
    const text = reportMermaid(dense(600));
    expect(mermaidShape(text).edges).toBe(300);
    expect(text).toContain("%% 300 dependencies left out");
  });
});

describe("a Graphviz graph", () => {
  test("shows modules, imports and violations", () => {
    expectGolden("report.dot", reportDot(sampleReport));
  });

  test("is a graph whatever the names are", () => {
    const shape = dotShape(reportDot(hostileReport));
    expect(shape.unknown).toEqual([]);
    expect(shape.nodes).toHaveLength(hostileNames.length);
    expect(shape.edges).toBe(moduleGraph(hostileReport).edges.length);
  });
});

/** So many dependencies, every other of which violates a rule. */
function dense(count: number): CheckReport {
  const dependencies = Array.from({ length: count }, (_, index) => ({
    from: `m${index % 25}`,
    to: `n${Math.floor(index / 25)}`,
    imports: 1,
    typeOnly: 0,
    violates: index % 2 === 0 ? [] : (["layers"] as const),
  }));
  return { ...cleanReport, dependencies };
}
